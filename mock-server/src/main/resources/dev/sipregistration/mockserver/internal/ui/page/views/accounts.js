// Money: what an account has, what moved it, and what the next month will cost.

import { html, nothing } from '../lit-html/lit-html.js';
import { account as current, state, changed } from '../store.js';
import { date, money, plural, signed, time } from '../format.js';
import { balances, chart, round } from '../parts/chart.js';
import { empty, link } from '../parts/basics.js';
import '../parts/virtual-rows.js';

const KINDS = {
  OPENING_BALANCE: 'Opening balance',
  DEPOSIT: 'Deposit',
  RESERVATION: 'Reserved',
  SETTLEMENT: 'Paid',
};

/** How an entry changes what is available: a settlement takes what a reservation has held. */
const EFFECT = { RESERVATION: -1, SETTLEMENT: 0 };

/** What each registration costs a month: what was reserved for it last. */
export function nextMonth(account) {
  const reserved = new Map();
  for (const entry of account.ledger) {
    if (entry.type === 'RESERVATION') {
      reserved.set(entry.sip_registration_id, entry);
    }
  }
  const entries = account.sip_registrations
    .map((row) => reserved.get(row.sip_registration_id))
    .filter(Boolean);
  return {
    count: entries.length,
    cost: round(entries.reduce((sum, entry) => sum + entry.amount, 0)),
    first: entries.map((entry) => entry.period_to).reduce((one, other) => (one && one < other ? one : other), undefined),
  };
}

export function accounts() {
  const account = current();
  return html`
    <h1>Accounts</h1>
    ${state.accounts.length > 1 ? list(account) : nothing}
    ${account ? details(account) : empty('No accounts', 'The seed has none. Open one with POST /__admin/accounts.')}`;
}

const list = (account) => html`
  <section class="card">
    <h2>${plural(state.accounts.length, 'account')}</h2>
    <div role="table" aria-label="Accounts" class="table accounts-table" aria-rowcount=${state.accounts.length + 1}>
      <div role="rowgroup"><div role="row" class="row head">
        <span role="columnheader">Name</span><span role="columnheader" class="number">Available</span>
        <span role="columnheader" class="number">Registrations</span>
      </div></div>
      <virtual-rows role="rowgroup" class="short" .height=${40} .key=${(one) => one.account_id} .items=${state.accounts}
        .row=${(one) => html`
          <div role="row" class="row ${one === account ? 'chosen' : ''}">
            <span role="cell"><button type="button" class="plain" aria-pressed=${one === account} @click=${() => choose(one)}>${one.account_name}</button></span>
            <span role="cell" class="number">${money(one.money.available)} ${one.currency}</span>
            <span role="cell" class="number">${one.sip_registrations.length}</span>
          </div>`}></virtual-rows>
    </div>
  </section>`;

function choose(account) {
  state.accountId = account.account_id;
  changed();
}

function details(account) {
  const { posted, reserved, available } = account.money;
  const next = nextMonth(account);
  const covered = available + account.credit_limit >= next.cost;
  return html`
    <section class="figures" aria-label="Money of ${account.account_name}">
      ${figure('Available', available, account, 'what the next registration can use', 'main')}
      ${figure('Posted', posted, account, 'deposits less what was paid')}
      ${figure('Reserved', reserved, account, 'held for the present months')}
      <div class="figure">
        <h2>Next month</h2>
        <p class="amount">${money(next.cost)} <small>${account.currency}</small></p>
        <p class="quiet">${next.count
          ? html`${plural(next.count, 'registration')}, first on ${date(next.first)}${covered ? nothing : html`<br><span class="refusal">More than is available: what is not covered is deactivated.</span>`}`
          : 'no registration, no fee'}</p>
      </div>
    </section>
    ${flags(account)}
    <section class="card">
      <h2>Over simulated time</h2>
      ${chart(account, state.clock.now)}
    </section>
    <section class="card">
      <h2>Ledger <span class="quiet">${plural(account.ledger.length, 'entry', 'entries')}, latest first</span></h2>
      ${ledger(account)}
    </section>`;
}

const figure = (name, amount, account, text, kind = '') => html`
  <div class="figure ${kind}" data-figure=${name.toLowerCase()}>
    <h2>${name}</h2>
    <p class="amount">${money(amount)} <small>${account.currency}</small></p>
    <p class="quiet">${text}</p>
  </div>`;

const flags = (account) => {
  const texts = [
    account.active ? '' : 'Deactivated: its calls are refused with error 131.',
    account.frozen ? 'Frozen.' : '',
    account.credit_limit ? `Credit limit ${money(account.credit_limit)} ${account.currency}.` : '',
    account.limits.max_sip_registrations === undefined ? '' : `At most ${plural(account.limits.max_sip_registrations, 'registration')}.`,
    account.limits.requests_per_second === undefined ? '' : `At most ${plural(account.limits.requests_per_second, 'call')} a second.`,
  ].filter(Boolean);
  return texts.length ? html`<p class="notice">${texts.join(' ')}</p>` : nothing;
};

function ledger(account) {
  const after = balances(account.ledger);
  const entries = account.ledger.map((entry, i) => ({ ...entry, after: round(after[i].available) })).toReversed();
  return html`
    <div role="table" aria-label="Ledger" class="table ledger-table" aria-rowcount=${entries.length + 1}>
      <div role="rowgroup"><div role="row" class="row head">
        <span role="columnheader">When</span><span role="columnheader">What</span>
        <span role="columnheader" class="wide">For</span>
        <span role="columnheader" class="number">Amount</span>
        <span role="columnheader" class="number wide">Available after</span>
      </div></div>
      <virtual-rows role="rowgroup" class="medium" .height=${48} .key=${(entry) => entry.sequence} .items=${entries}
        .row=${(entry) => html`
          <div role="row" class="row" data-entry=${entry.sequence}>
            <span role="cell">${Date.parse(entry.at) === 0 ? 'at the start' : time(entry.at)}</span>
            <span role="cell">${KINDS[entry.type] ?? entry.type}${entry.sip_registration_id ? html` <span class="narrow">${link(`#${entry.sip_registration_id}`, 'registrations', entry.sip_registration_id)}</span>` : nothing}</span>
            <span role="cell" class="wide">${entry.sip_registration_id
              ? html`${link(`registration ${entry.sip_registration_id}`, 'registrations', entry.sip_registration_id)}, ${date(entry.period_from)} – ${date(entry.period_to)}`
              : nothing}</span>
            <span role="cell" class="number ${entry.type.toLowerCase()}">${entry.type === 'SETTLEMENT' ? money(entry.amount) : signed((EFFECT[entry.type] ?? 1) * entry.amount)}</span>
            <span role="cell" class="number wide">${money(entry.after)}</span>
          </div>`}></virtual-rows>
    </div>`;
}
