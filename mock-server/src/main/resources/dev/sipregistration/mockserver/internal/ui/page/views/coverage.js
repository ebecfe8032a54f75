// What a test run has reached of the vendor's API, and what it has not.

import { html, nothing } from '../lit-html/lit-html.js';
import { state } from '../store.js';
import { plural } from '../format.js';
import { action, empty } from '../parts/basics.js';

export function coverage() {
  const report = state.coverage;
  return html`
    <h1>Coverage</h1>
    ${!report ? html`<p class="quiet">Loading…</p>` : html`
      ${report.operations.some((one) => one.calls) ? nothing : empty('Nothing was called yet', 'Each parameter, refusal and form of a request turns green when a call reaches it. Run your tests against this server.')}
      ${report.operations.map(operation)}
      <section class="card"><h2>Begin anew</h2>
        <p class="quiet">A reset does not clear the coverage, because a test run resets before each test.</p>
        ${action({ id: 'coverage-clear', label: 'Clear the coverage', call: { method: 'DELETE', path: '/__admin/coverage' } })}
      </section>`}`;
}

function operation(one) {
  const refusals = one.error_codes.filter((code) => !code.fault_only || code.calls);
  return html`
    <section class="card" data-operation=${one.method}>
      <h2>${one.method} <span class="quiet">${plural(one.calls, 'call')}, ${one.succeeded.toLocaleString('en')} succeeded</span></h2>
      ${group('Parameters', one.parameters, (item) => [item.name, item.calls, item.calls && !item.succeeded ? 'only in calls that were refused' : ''])}
      ${group('Refusals', refusals, (item) => [`${item.error_code}`, item.calls, item.msg])}
      ${group('Forms', one.forms, (item) => [item.form.toLowerCase().replaceAll('_', ' '), item.calls, ''])}
    </section>`;
}

function group(title, items, tell) {
  const cells = items.map(tell);
  const reached = cells.filter(([, calls]) => calls).length;
  return html`
    <h3>${title} <span class="quiet">${reached} of ${cells.length}</span></h3>
    <progress max=${cells.length || 1} value=${reached} aria-label="${title} reached"></progress>
    <ul class="cells">${cells.map(([name, calls, text]) => html`
      <li class=${!calls ? 'missed' : text.startsWith('only') ? 'partly' : 'reached'} title=${[text, plural(calls, 'call')].filter(Boolean).join(', ')}>
        <span>${name}</span> ${calls ? html`<span class="times">${calls.toLocaleString('en')}×</span>` : html`<span class="hidden">not yet</span>`}</li>`)}</ul>`;
}
