// Registrations: their state, what happened to each, and who holds whom.

import { html, nothing } from '../lit-html/lit-html.js';
import { account as current, state } from '../store.js';
import { date, money, plural, time, vendorTime } from '../format.js';
import { historyOf, stateOf } from '../history.js';
import { graph } from '../parts/graph.js';
import { empty, href, link, pill } from '../parts/basics.js';
import '../parts/virtual-rows.js';

export function registrations() {
  const account = current();
  const rows = account?.sip_registrations ?? [];
  const id = Number(state.route[1]);
  const chosen = rows.find((row) => row.sip_registration_id === id);
  return html`
    <h1>Registrations</h1>
    ${rows.length || id ? html`
      <div class="split ${id ? 'opened' : ''}">
        <section class="card list">
          <h2>${plural(rows.length, 'registration')} <span class="quiet">of ${account.account_name}</span></h2>
          ${list(account, rows, chosen)}
        </section>
        <div class="stack">
          ${id ? details(account, chosen, id) : nothing}
          <section class="card">
            <h2>Who holds whom</h2>
            <div class="scroll" tabindex="0" role="group" aria-label="Drawing, can be scrolled">${graph(state, account, chosen)}</div>
          </section>
        </div>
      </div>` : empty('No registrations yet', html`The first call of <code>CreateSipRegistration</code> makes one. ${link('Try it with the contract', 'contract')}, or point your client at <code>${location.origin}</code>.`)}`;
}

const list = (account, rows, chosen) => html`
  <div role="table" aria-label="Registrations" class="table registrations-table" aria-rowcount=${rows.length + 1}>
    <div role="rowgroup"><div role="row" class="row head">
      <span role="columnheader" class="number">Id</span><span role="columnheader">User name, proxy</span>
      <span role="columnheader">State</span>
    </div></div>
    <virtual-rows role="rowgroup" class="tall" .height=${56} .key=${(row) => row.sip_registration_id} .items=${rows}
      .row=${(row) => html`
        <div role="row" class="row ${row === chosen ? 'chosen' : ''}" data-registration=${row.sip_registration_id}>
          <span role="cell" class="number">${row.sip_registration_id}</span>
          <span role="cell" class="two"><a class="cover" href=${href('registrations', row.sip_registration_id)} aria-current=${row === chosen ? 'true' : 'false'}>${row.sip_username}</a><span class="quiet">${row.proxy}</span></span>
          <span role="cell" class="two">${pill(stateOf(row, account))}<span class="quiet">${row.user_name ?? row.rule_name ?? row.application_name ?? ''}</span></span>
        </div>`}></virtual-rows>
  </div>`;

function details(account, row, id) {
  return html`
    <section class="card" data-details=${id}>
      <div class="title">
        <h2>${row ? row.sip_username : `Registration ${id}`} ${row ? pill(stateOf(row, account)) : html`<span class="pill off">Gone</span>`}</h2>
        <a class="close" href=${href('registrations')} aria-label="Close registration ${id}">Close</a>
      </div>
      ${row ? properties(account, row) : html`<p>There is no registration ${id} in account ${account.account_name}. What is known of it:</p>`}
      <h3>History</h3>
      ${history(account, id)}
    </section>`;
}

function properties(account, row) {
  const { name, text } = stateOf(row, account);
  const last = account.ledger.findLast((entry) => entry.type === 'RESERVATION' && entry.sip_registration_id === row.sip_registration_id);
  const item = (label, value) => (value === undefined || value === nothing ? nothing : html`<div><dt>${label}</dt><dd>${value}</dd></div>`);
  return html`
    <dl class="properties">
      ${item('State', `${name}: ${text}`)}
      ${item('Id', row.sip_registration_id)}
      ${item('Proxy', row.proxy)}
      ${item('Outbound proxy', row.outbound_proxy)}
      ${item('Authentication user', row.auth_user)}
      ${item('Persistent', row.is_persistent ? 'yes: registered without a login' : 'no: online while its user is logged in')}
      ${item('Application', row.application_id ? `${row.application_name} (${row.application_id})` : 'none')}
      ${item('Rule', row.rule_id && `${row.rule_name} (${row.rule_id})`)}
      ${item('User', row.user_id && `${row.user_name} (${row.user_id})`)}
      ${item('Monthly fee', last ? `${money(last.amount)} ${account.currency} (${money(last.fee)} and ${money(last.tax)} tax)` : `${row.subscription_price} ${account.currency}`)}
      ${item('Next renewal', last ? time(last.period_to) : row.next_subscription_renewal)}
      ${item('Bought', time(vendorTime(row.purchase_date)))}
      ${item('Last change', time(row.last_updated * 1_000))}
    </dl>`;
}

function history(account, id) {
  const events = historyOf(state, account, id);
  if (!events.length) {
    return html`<p class="quiet">Nothing: neither the journal nor the ledger has anything of it.</p>`;
  }
  return html`<ol class="history">${events.map((event) => html`
    <li class=${event.kind}>
      ${time(event.at)}
      <span>${event.text}${event.call ? html` by ${link(`call ${event.call}`, 'journal', event.call)}` : nothing}${
        event.entry ? html`: ${money(event.entry.amount)} ${account.currency} for ${date(event.entry.period_from)} – ${date(event.entry.period_to)}` : nothing}</span>
    </li>`)}</ol>`;
}
