// What a test can do to the server, each as one call of the admin API.

import { html, nothing } from '../lit-html/lit-html.js';
import { account as current, act, changed, state } from '../store.js';
import { money, plural, time } from '../format.js';
import { action, choice, command, draft, field, form, outcome } from '../parts/basics.js';

const CLOCK = '/__admin/clock';
const clockCall = (body) => ({ method: 'POST', path: CLOCK, body });

export function controls() {
  const account = current();
  const path = `/__admin/accounts/${account?.account_id}`;
  return html`
    <h1>Controls</h1>
    <div class="cards">
      ${clock()}
      ${account ? html`${deposit(account, path)}${users(account, path)}${registrars(account, path)}` : nothing}
      ${faults(account)}
      ${account ? callbacks(path) : nothing}
      ${snapshots()}
      ${resets()}
    </div>`;
}

const card = (title, text, content) => html`
  <section class="card" data-control=${title.toLowerCase()}><h2>${title}</h2><p class="quiet">${text}</p>${content}</section>`;

function clock() {
  const renewals = state.accounts.flatMap((account) => account.sip_registrations.map((row) =>
    account.ledger.findLast((entry) => entry.type === 'RESERVATION' && entry.sip_registration_id === row.sip_registration_id)?.period_to))
    .filter((at) => at && Date.parse(at) > Date.parse(state.clock.now)).sort();
  return card('Clock',
    'Advancing does what falls due on the way, such as renewals, in order. A clock that was moved stands still.',
    html`
      <p>${time(state.clock.now)} <span class="pill ${state.clock.running ? 'good' : 'wait'}">${state.clock.running ? 'follows the system' : 'stands still'}</span></p>
      ${action({ id: 'clock-day', label: 'Advance a day', call: clockCall({ advance: 'P1D' }) })}
      ${action({ id: 'clock-month', label: 'Advance a month', call: clockCall({ advance: 'P1M' }) })}
      ${renewals.length
        ? action({ id: 'clock-renewal', label: 'To the next renewal', call: clockCall({ set: renewals[0] }) })
        : html`<p class="quiet">There is no next renewal: nothing is registered.</p>`}
      ${form({
        id: 'clock-by', label: 'Advance',
        fields: field('By a period or duration', 'advance', { placeholder: 'PT90S', value: 'PT1H' }),
        callOf: ({ advance = 'PT1H' }) => clockCall({ advance }),
      })}
      ${action({ id: 'clock-system', label: 'Back to system time', call: clockCall({ system: true }) })}`);
}

/** What is no number goes to the server as it was typed, which says what is wrong with it. */
const number = (text) => (text !== undefined && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text);

const optional = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));

const deposit = (account, path) => card('Deposit',
  `${money(account.money.available)} ${account.currency} are available in ${account.account_name}. Subscriptions that were deactivated for want of money are retried at once.`,
  html`
    ${form({
      id: 'deposit', label: 'Deposit',
      fields: field(`Amount in ${account.currency}`, 'amount', { value: '10' }),
      callOf: ({ amount = '10' }) => ({ method: 'POST', path: `${path}/deposits`, body: { amount: number(amount) } }),
    })}
    ${action({
      id: 'active', label: account.active ? 'Deactivate the account' : 'Activate the account',
      call: { method: 'PATCH', path, body: { active: !account.active } },
    })}`);

function users(account, path) {
  const all = account.applications.flatMap((application) => application.users.map((user) => ({ ...user, application })));
  return card('Users', 'A registration that is not persistent is online while its user is logged in.',
    all.length ? html`<ul class="plain lined">${all.map((user) => html`
      <li data-user=${user.user_id}>
        <span><b>${user.user_name}</b> <span class="pill ${user.logged_in ? 'good' : 'off'}">${user.logged_in ? 'logged in' : 'logged off'}</span><br>
          <span class="quiet">${user.user_id}, ${user.application.application_name}</span></span>
        ${action({
          id: `user-${user.user_id}`,
          label: user.logged_in ? `Log ${user.user_name} off` : `Log ${user.user_name} in`,
          call: { method: 'POST', path: `${path}/users/${user.user_id}/${user.logged_in ? 'logoff' : 'login'}` },
        })}
      </li>`)}</ul>` : html`<p>No application has a user.</p>`);
}

const STATUSES = [['403', '403 Forbidden'], ['408', '408 Request Timeout'], ['503', '503 Service Unavailable'], ['404', '404 Not Found'], ['200', '200 OK']];

function registrars(account, path) {
  const rows = account.sip_registrations.slice(0, 200);
  const subjects = [
    ...rows.map((row) => [`sip_registration_id=${row.sip_registration_id}`, `registration ${row.sip_registration_id}, ${row.sip_username}`]),
    ...[...new Set(rows.map((row) => row.proxy))].map((proxy) => [`proxy=${proxy}`, `proxy ${proxy}`]),
    ...account.applications.flatMap((one) => one.users).map((user) => [`user_id=${user.user_id}`, `user ${user.user_name}`]),
  ];
  const subject = (text = subjects[0]?.[0] ?? '') => {
    const [name, ...value] = text.split('=');
    return { [name]: name === 'proxy' ? value.join('=') : Number(value.join('=')) };
  };
  return card('Registrars', 'How a registrar responds from now on: to one registration, to those of a user or to those at a proxy.',
    subjects.length ? html`
      ${form({
        id: 'registrar', label: 'Arrange',
        fields: html`${choice('For', 'subject', subjects)}${choice('Response', 'status', STATUSES)}`,
        callOf: (values) => ({
          method: 'POST', path: `${path}/registrar_outcomes`,
          body: { ...subject(values.subject), status_code: Number(values.status ?? STATUSES[0][0]) },
        }),
      })}
      ${state.outcomes.length ? html`<ul class="plain lined">${state.outcomes.map((one) => {
        const name = ['sip_registration_id', 'user_id', 'proxy'].find((key) => one[key] !== undefined);
        return html`<li><span>${name.replaceAll('_', ' ')} ${one[name]}: <b>${one.status_code} ${one.error_message ?? ''}</b></span>
          ${action({ id: `recover-${name}-${one[name]}`, label: 'Recover', call: { method: 'DELETE', path: `${path}/registrar_outcomes?${name}=${encodeURIComponent(one[name])}` } })}</li>`;
      })}</ul>` : html`<p class="quiet">Nothing is arranged: registrars accept, but for proxies such as 403.sip.invalid.</p>`}`
      : html`<p>There is no registration yet.</p>`);
}

const KINDS = ['ERROR_CODE', 'DELAY', 'HTTP_STATUS', 'TOO_MANY_REQUESTS', 'CONNECTION_RESET', 'CONNECTION_CLOSED',
  'STALLED_BODY', 'DRIBBLED_BODY', 'TRUNCATED_JSON', 'MALFORMED_JSON', 'EMPTY_ANSWER'];

const METHODS = ['Create', 'Bind', 'Update', 'Delete'].map((verb) => `${verb}SipRegistration`).concat('GetSipRegistrations');

/** The member that goes with a kind, with a value to begin with. */
const DETAIL = {
  ERROR_CODE: ['error_code', 'Error code', '127'],
  DELAY: ['delay', 'Delay', 'PT0.5S'],
  HTTP_STATUS: ['http_status', 'HTTP status', '503'],
  TOO_MANY_REQUESTS: ['retry_after', 'Retry after, seconds', '1'],
  DRIBBLED_BODY: ['dribble_time', 'Time', 'PT5S'],
};

function faults(account) {
  const kind = draft('fault').kind ?? KINDS[0];
  const [name, label, start] = DETAIL[kind] ?? [];
  return card('Faults', 'What goes wrong with the vendor\'s calls. A call gets one fault at most: the oldest that matches.',
    html`
      ${form({
        id: 'fault', label: 'Add the fault',
        fields: html`
          ${choice('What', 'kind', KINDS.map((one) => [one, one.toLowerCase().replaceAll('_', ' ')]))}
          ${name ? field(label, name, { value: start, size: 8 }) : nothing}
          ${choice('Method', 'method', [['', 'any'], ...METHODS.map((one) => [one, one])])}
          ${field('Times', 'times', { value: '1', size: 4, placeholder: 'any' })}
          ${account ? choice('Account', 'account', [['', 'any'], [String(account.account_id), account.account_name]]) : nothing}`,
        callOf: (values) => ({
          method: 'POST', path: '/__admin/faults',
          body: optional({
            kind,
            ...(name ? { [name]: /^P/.test(start) ? values[name] ?? start : number(values[name] ?? start) } : {}),
            method: values.method,
            times: number(values.times ?? '1'),
            account_id: values.account ? Number(values.account) : undefined,
          }),
        }),
      })}
      ${state.faults.length ? html`
        <ul class="plain lined">${state.faults.map(({ fault_id: id, struck, fault }) => html`
          <li data-fault=${id}><span><b>${fault.kind.toLowerCase().replaceAll('_', ' ')}</b> ${describe(fault)} <span class="quiet">met ${plural(struck, 'call')}</span></span>
          ${action({ id: `fault-${id}`, label: 'Remove', call: { method: 'DELETE', path: `/__admin/faults/${id}` } })}</li>`)}</ul>
        ${action({ id: 'faults-clear', label: 'Remove all', call: { method: 'DELETE', path: '/__admin/faults' } })}`
        : html`<p class="quiet">There are no faults.</p>`}`);
}

const describe = ({ kind: _, ...fault }) =>
  Object.entries(fault).map(([name, value]) => `${name.replaceAll('_', ' ')} ${typeof value === 'object' ? JSON.stringify(value) : value}`).join(', ');

const TYPES = ['sip_registration_fail', 'sip_registration_recovered', 'renewed_subscriptions', 'subscription_is_frozen',
  'subscription_is_detached', 'min_balance', 'account_is_frozen', 'account_is_unfrozen'];

function callbacks(path) {
  const latest = state.deliveries.toReversed().slice(0, 50);
  return card('Callbacks', 'The account\'s owner is told of failed and recovered registrations, renewals and money.',
    html`
      ${form({
        id: 'receiver', label: 'Set the receiver',
        fields: html`${field('URL', 'url', { placeholder: 'http://127.0.0.1:9090/callbacks', size: 28 })}${field('Salt of the hash', 'salt', { type: 'password' })}`,
        callOf: ({ url = '', salt }) => ({ method: 'PUT', path: `${path}/callback_receiver`, body: optional({ url, salt }) }),
      })}
      ${action({ id: 'receiver-remove', label: 'Remove the receiver', call: { method: 'DELETE', path: `${path}/callback_receiver` } })}
      ${form({
        id: 'callback', label: 'Send now',
        fields: choice('To try the receiver', 'type', TYPES.map((type) => [type, type.replaceAll('_', ' ')])),
        callOf: ({ type = TYPES[0] }) => ({ method: 'POST', path: `${path}/callbacks`, body: { type } }),
      })}
      <h3>Deliveries</h3>
      ${latest.length ? html`<ul class="plain lined">${latest.map((one) => html`
        <li><details><summary>${one.callback_id}. ${one.type} <span class="pill ${DELIVERY[one.status]}">${one.status.toLowerCase()}</span></summary>
          <p>${time(one.at)}, ${plural(one.attempts, 'attempt')}${one.last_failure ? `; ${one.last_failure}` : ''}</p>
          <div class="snippet"><pre tabindex="0">${one.body}</pre></div>
          ${one.status === 'WAITING' ? nothing : action({
            id: `resend-${one.callback_id}`, label: 'Send again',
            call: { method: 'POST', path: `${path}/callback_deliveries/${one.callback_id}/resend` },
          })}</details></li>`)}</ul>`
        : html`<p class="quiet">Nothing was sent. Without a receiver, nothing is.</p>`}
      <h3>Received</h3>
      ${!state.received ? html`<p class="quiet">A server that is started with --callback-sink collects callbacks itself, and shows them here.</p>`
        : state.received.length ? html`<ul class="plain lined">${state.received.toReversed().map((one) => html`
          <li data-received=${one.number}><details><summary>${one.callback_id}. ${one.type}</summary>
            <p>${time(one.at)}</p><div class="snippet"><pre tabindex="0">${one.body}</pre></div></details></li>`)}</ul>`
          : html`<p class="quiet">Nothing yet.</p>`}`);
}

const DELIVERY = { DELIVERED: 'good', WAITING: 'wait', FAILED: 'bad', DROPPED: 'off' };

const snapshots = () => card('Snapshots', 'The state and the clock under a name. Snapshots outlive resets.',
  html`
    ${form({
      id: 'snapshot', label: 'Save',
      fields: field('Name', 'name', { value: 'before', size: 20 }),
      callOf: ({ name = 'before' }) => ({ method: 'PUT', path: `/__admin/snapshots/${encodeURIComponent(name)}` }),
    })}
    ${state.snapshots.length ? html`<ul class="plain lined">${state.snapshots.map((name) => html`
      <li><b>${name}</b>${action({ id: `restore-${name}`, label: 'Restore', call: { method: 'POST', path: `/__admin/snapshots/${encodeURIComponent(name)}/restore` } })}${action({ id: `forget-${name}`, label: 'Delete', call: { method: 'DELETE', path: `/__admin/snapshots/${encodeURIComponent(name)}` } })}</li>`)}</ul>`
      : html`<p class="quiet">There are none.</p>`}`);

const RESET = { method: 'POST', path: '/__admin/reset' };
let sure = false;

/** A reset cannot be undone, so it takes a second press. */
function resets() {
  const ask = (now) => () => {
    sure = now;
    changed();
  };
  const reset = () => {
    sure = false;
    act('reset', RESET);
  };
  return card('Reset', 'Everything goes back to the seed: accounts, money, clock, journal and faults. Snapshots and coverage stay.',
    html`
      <div class="action"><div class="action-row">
        ${sure
          ? html`<button type="button" class="danger" data-action="reset-sure" @click=${reset}>Yes, reset everything</button>
              <button type="button" @click=${ask(false)}>No</button>`
          : html`<button type="button" class="danger" data-action="reset" @click=${ask(true)}>Reset…</button>`}
        ${outcome('reset')}
      </div>${command(RESET)}</div>
      ${action({ id: 'journal-clear', label: 'Empty the journal', call: { method: 'DELETE', path: '/__admin/journal' } })}`);
}
