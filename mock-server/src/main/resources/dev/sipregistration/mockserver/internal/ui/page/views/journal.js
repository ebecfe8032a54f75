// The calls of the vendor's API, as they come in.

import { html, nothing } from '../lit-html/lit-html.js';
import { live } from '../lit-html/directives/live.js';
import { account as current, changed, state } from '../store.js';
import { clock, micros, plural, time } from '../format.js';
import { replay, succeeded } from '../history.js';
import { asClient, asCurl, asTest } from '../snippets.js';
import { copyButton, empty, href, link } from '../parts/basics.js';
import '../parts/virtual-rows.js';

const OUTCOMES = {
  succeeded: succeeded,
  refused: (call) => !succeeded(call),
  warned: (call) => call.warnings.length > 0,
};

const accountOf = (call) => call.account_id ?? call.claimed_account_id;

/** Everything of a call that somebody may look for, made once. */
const haystacks = new WeakMap();

function haystack(call) {
  if (!haystacks.has(call)) {
    const parameters = call.parameters.map(({ name, value }) => `${name}=${value}`);
    haystacks.set(call, [call.number, call.method, call.key_id, call.answer, ...parameters].join(' ').toLowerCase());
  }
  return haystacks.get(call);
}

let found = { version: -1 };

/** The calls that pass the filter, latest first; kept until one of the two changes. */
function shown() {
  const { text, method, outcome, account } = state.filter;
  const key = [text, method, outcome, account].join('\n');
  if (found.version !== state.callsVersion || found.key !== key) {
    const wanted = text.toLowerCase();
    found = {
      version: state.callsVersion,
      key,
      calls: state.calls.filter((call) =>
        (!method || call.method === method)
        && (!outcome || OUTCOMES[outcome](call))
        && (!account || String(accountOf(call)) === account)
        && (!wanted || haystack(call).includes(wanted))).reverse(),
    };
  }
  return found.calls;
}

export function journal() {
  const calls = shown();
  const number = Number(state.route[1]);
  const opened = state.calls.find((call) => call.number === number);
  return html`
    <h1>Journal</h1>
    ${filters(calls)}
    <div class="split ${number ? 'opened' : ''}">
      <section class="card list">
        ${calls.length ? list(calls, number) : state.calls.length
          ? empty('No call passes the filter', html`<button type="button" @click=${clear}>Clear the filter</button>`)
          : empty('No calls yet', html`They appear here while your client makes them. Its base URI is <code>${location.origin}</code>; ${link('the contract', 'contract')} has a form to try one.`)}
      </section>
      ${number ? html`<section class="card" data-call=${number}>${opened ? details(opened) : missing(number)}</section>` : nothing}
    </div>`;
}

function set(name, value) {
  state.filter = { ...state.filter, [name]: value };
  changed();
}

function clear() {
  state.filter = { text: '', method: '', outcome: '', account: '' };
  changed();
}

function filters(calls) {
  const methods = [...new Set(state.calls.map((call) => call.method))].sort();
  const select = (label, name, options) => html`
    <label class="field"><span>${label}</span>
      <select data-filter=${name} .value=${live(state.filter[name])} @change=${(event) => set(name, event.target.value)}>
        <option value="">Any</option>
        ${options.map(([value, text]) => html`<option value=${value} ?selected=${state.filter[name] === value}>${text}</option>`)}
      </select></label>`;
  return html`
    <div class="filters" role="search" aria-label="Filter the calls">
      <label class="field grow"><span>Text</span>
        <input type="search" data-filter="text" placeholder="a parameter, a value, a response" .value=${live(state.filter.text)}
          @input=${(event) => set('text', event.target.value)}></label>
      ${select('Method', 'method', methods.map((one) => [one, one]))}
      ${select('Outcome', 'outcome', [['succeeded', 'Succeeded'], ['refused', 'Refused'], ['warned', 'With warnings']])}
      ${select('Account', 'account', state.accounts.map((one) => [String(one.account_id), one.account_name]))}
      <p class="quiet count" role="status">${calls.length === state.calls.length ? plural(calls.length, 'call') : `${calls.length.toLocaleString('en')} of ${plural(state.calls.length, 'call')}`}</p>
    </div>`;
}

const outcomeOf = (call) =>
  call.error_code
    ? html`<span class="pill bad">${call.error_code}</span>`
    : call.http_status === 200
      ? html`<span class="pill good">Done</span>`
      : html`<span class="pill bad">HTTP ${call.http_status}</span>`;

const list = (calls, number) => html`
  <div role="table" aria-label="Calls" class="table journal-table" aria-rowcount=${calls.length + 1}>
    <div role="rowgroup"><div role="row" class="row head">
      <span role="columnheader" class="number">No.</span><span role="columnheader" class="wide">Time</span>
      <span role="columnheader">Call</span><span role="columnheader">Outcome</span>
      <span role="columnheader" class="number wide">Took</span>
    </div></div>
    <virtual-rows role="rowgroup" class="tall" .height=${48} .key=${(call) => call.number} .items=${calls}
      .row=${(call, index) => html`
        <div role="row" class="row ${call.number === number ? 'chosen' : ''}" aria-rowindex=${index + 2} data-number=${call.number}>
          <span role="cell" class="number">${call.number}</span>
          <span role="cell" class="wide">${clock(call.at)}</span>
          <span role="cell" class="two"><a class="cover" href=${href('journal', call.number)}>${call.method || '(no method)'}</a>
            <span class="quiet">${call.parameters.map(({ name, value }) => `${name}=${value}`).join('  ')}</span></span>
          <span role="cell">${outcomeOf(call)}${call.warnings.length ? html`<span class="pill warn" title=${call.warnings.map((warning) => warning.text).join('; ')}><span aria-hidden="true">!</span><span class="hidden">${plural(call.warnings.length, 'warning')}</span></span>` : nothing}</span>
          <span role="cell" class="number wide">${micros(call.duration_micros)}</span>
        </div>`}></virtual-rows>
  </div>`;

const missing = (number) => html`
  <div class="title"><h2>Call ${number}</h2><a class="close" href=${href('journal')}>Close</a></div>
  <p>The journal no longer has it, or was emptied since. It keeps as many calls as <code>--journal-size</code> says.</p>`;

function pretty(answer) {
  try {
    return JSON.stringify(JSON.parse(answer), null, 2);
  } catch {
    return answer || '(empty)';
  }
}

function details(call) {
  const account = state.accounts.find((one) => one.account_id === call.account_id) ?? current();
  const changes = replay(state, account).changes.get(call.number) ?? [];
  return html`
    <div class="title"><h2>${call.method || '(no method)'} ${outcomeOf(call)}</h2>
      <a class="close" href=${href('journal')} aria-label="Close call ${call.number}">Close</a></div>
    <p class="quiet">Call ${call.number}, ${time(call.at)}, took ${micros(call.duration_micros)}${
      call.account_id ? `, account ${account?.account_name ?? call.account_id}, key ${call.key_id}`
        : call.claimed_account_id ? `, not authorized, claims account ${call.claimed_account_id}` : ', not authorized'}</p>
    ${call.warnings.map((warning) => html`<p class="notice warn">${warning.text}</p>`)}
    <h3>Parameters</h3>
    ${call.parameters.length ? html`<dl class="properties code">${call.parameters.map((one) => html`
      <div><dt class=${one.known ? '' : 'unknown'}>${one.name}</dt><dd>${one.value || html`<span class="quiet">(empty)</span>`}</dd></div>`)}</dl>`
      : html`<p class="quiet">None.</p>`}
    <p class="quiet">Sent as ${call.forms.map((form) => form.toLowerCase().replaceAll('_', ' ')).join(', ')}.</p>
    <h3>Response <span class="quiet">HTTP ${call.http_status}</span></h3>
    <div class="snippet"><pre tabindex="0" aria-label="Response">${pretty(call.answer)}</pre></div>
    <h3>What it changed</h3>
    ${changes.length ? html`<ul class="plain">${changes.map((change) => html`
      <li>${link(`Registration ${change.id}`, 'registrations', change.id)} ${change.text}</li>`)}</ul>`
      : html`<p class="quiet">Nothing that the page knows of.</p>`}
    <h3>Do it again</h3>
    ${again('As curl', asCurl(call))}
    ${again('As client code', asClient(call))}
    ${again('As a test', asTest(call))}`;
}

const again = (label, text) => html`
  <details class="command" data-again=${label}><summary>${label}</summary>
    <div class="snippet"><pre tabindex="0">${text}</pre>${copyButton(text, `Copy ${label.toLowerCase()}`)}</div></details>`;
