// What happened to each registration: told by the calls of the journal, by the ledger, and by what
// the page has seen change while it was open.

import { vendorTime } from './format.js';

const parameter = (call, name) => call.parameters.find((one) => one.name === name && one.value)?.value;

export const succeeded = (call) => call.http_status === 200 && !call.error_code && !struck(call);

/** A fault may have kept the call from having its effect; what the response says does not count. */
const struck = (call) => call.warnings.some((warning) => warning.kind === 'FAULT');

const isFalse = (text) => text !== undefined && /^(false|0)$/i.test(text);

function answer(call) {
  try {
    return JSON.parse(call.answer);
  } catch {
    return {};
  }
}

/** The registration that a call was about, if it was about one. */
export function registrationOf(call) {
  return Number(parameter(call, 'sip_registration_id') ?? answer(call).sip_registration_id) || undefined;
}

/** The application, rule and user that a call names, by id or name, as far as they exist. */
function targets(call, account) {
  const named = (items, kind) => {
    const id = parameter(call, `${kind}_id`);
    const name = parameter(call, `${kind}_name`);
    return items.find((item) =>
      id ? item[`${kind}_id`] === Number(id) : item[`${kind}_name`] === name);
  };
  const applications = account?.applications ?? [];
  const application = named(applications, 'application');
  const within = application ? [application] : applications;
  return {
    application,
    rule: named(within.flatMap((one) => one.rules), 'rule'),
    user: named(within.flatMap((one) => one.users), 'user'),
  };
}

let replayed = { version: -1 };

/**
 * Replays the calls of an account.
 *
 * @returns events by registration, each `{at, kind, text, call}`, and changes by number of call
 */
export function replay(state, account) {
  if (replayed.version === state.callsVersion && replayed.account === account) {
    return replayed;
  }
  const events = new Map();
  const changes = new Map();
  const holders = new Map();
  const tell = (id, call, kind, text, more = {}) => {
    const event = { at: call.at, kind, text, call: call.number, id, ...more };
    events.set(id, [...(events.get(id) ?? []), event]);
    changes.set(call.number, [...(changes.get(call.number) ?? []), event]);
  };
  const forget = (freed) => holders.forEach((holder, user) => freed(user, holder) && holders.delete(user));
  const release = (call, user, by) => {
    const holder = holders.get(user.user_id);
    holders.delete(user.user_id);
    const lost = holder && holder !== by;
    if (lost) {
      tell(holder, call, 'displaced', `lost user ${user.user_name} to registration ${by}`, {
        user: user.user_id,
        by,
      });
    }
    return lost ? ` (until then of registration ${holder})` : '';
  };
  const bind = (id, call) => {
    const { application, rule, user } = targets(call, account);
    const parts = [];
    if (application) {
      parts.push(`application ${application.application_name}`);
    }
    if (rule) {
      parts.push(`rule ${rule.rule_name}`);
    }
    if (user) {
      parts.push(`user ${user.user_name}${release(call, user, id)}`);
      forget((_, holder) => holder === id);
      holders.set(user.user_id, id);
    }
    if (parts.length) {
      tell(id, call, 'bound', `bound to ${parts.join(', ')}`);
    }
  };
  for (const call of state.calls) {
    if (call.account_id !== account?.account_id || !succeeded(call)) {
      continue;
    }
    const id = registrationOf(call);
    const verb = call.method.replace(/SipRegistrations?$/, '');
    if (verb === 'Create' && id) {
      tell(id, call, 'created', `created as ${parameter(call, 'sip_username')} at ${parameter(call, 'proxy')}`);
      bind(id, call);
    } else if (verb === 'Bind' && isFalse(parameter(call, 'bind'))) {
      const { rule, user } = targets(call, account);
      const what = user ? `user ${user.user_name}` : rule ? `rule ${rule.rule_name}` : 'everything';
      const freed = id ?? (user && holders.get(user.user_id));
      if (user || !rule) {
        forget((other, holder) => (user ? other === user.user_id : holder === id));
      }
      if (freed) {
        tell(freed, call, 'unbound', `unbound from ${what}`);
      }
    } else if (verb === 'Bind' && id) {
      bind(id, call);
    } else if (verb === 'Update' && id) {
      tell(id, call, 'updated', 'updated');
      bind(id, call);
    } else if (verb === 'Delete' && id) {
      tell(id, call, 'deleted', 'deleted');
      forget((_, holder) => holder === id);
    }
  }
  replayed = { version: state.callsVersion, account, events, changes };
  return replayed;
}

/** The state of a registration: while it is offline or in progress, its row says neither. */
export function stateOf(row, account) {
  if (row.deactivated) {
    return { kind: 'bad', name: 'Deactivated', text: 'the fee was not covered' };
  }
  if (row.status_code !== undefined) {
    return row.successful
      ? { kind: 'good', name: 'Registered', text: `${row.status_code} OK` }
      : { kind: 'bad', name: 'Failed', text: `${row.status_code} ${row.error_message ?? ''}`.trim() };
  }
  const users = account.applications.flatMap((application) => application.users);
  if (row.is_persistent || users.find((user) => user.user_id === row.user_id)?.logged_in) {
    return { kind: 'wait', name: 'In progress', text: 'the registrar has not responded yet' };
  }
  return { kind: 'off', name: 'Offline', text: row.user_id ? 'its user is not logged in' : 'it has no user' };
}

const KINDS = { Registered: 'recovered', Failed: 'failed', Deactivated: 'deactivated' };

/** Notes what differs from the state before: a renewal or a registrar makes no call. */
export function observe(state, clock, accounts) {
  for (const account of accounts) {
    const before = state.accounts.find((one) => one.account_id === account.account_id);
    if (!before) {
      continue;
    }
    const rows = new Map(account.sip_registrations.map((row) => [row.sip_registration_id, row]));
    for (const old of before.sip_registrations) {
      const id = old.sip_registration_id;
      const row = rows.get(id);
      if (!row) {
        note(state, account, id, clock.now, 'gone',
          old.deactivated ? 'detached: a month without payment' : 'gone');
        continue;
      }
      const [was, is] = [stateOf(old, before), stateOf(row, account)];
      if (was.name !== is.name || was.text !== is.text) {
        note(state, account, id, new Date(row.last_updated * 1_000).toISOString(),
          KINDS[is.name] ?? 'changed', `${is.name.toLowerCase()}: ${is.text}`);
      }
    }
  }
  for (const key of state.observations.keys()) {
    const [accountId] = key.split('/');
    if (!accounts.some((account) => account.account_id === Number(accountId))) {
      state.observations.delete(key);
    }
  }
}

function note(state, account, id, at, kind, text) {
  const key = `${account.account_id}/${id}`;
  state.observations.set(key, [...(state.observations.get(key) ?? []), { at, kind, text, id }].slice(-100));
}

const PERIOD = { RESERVATION: 'reserved', SETTLEMENT: 'paid' };

/** All that is known of a registration, in order. */
export function historyOf(state, account, id) {
  const row = account.sip_registrations.find((one) => one.sip_registration_id === id);
  const calls = replay(state, account).events.get(id) ?? [];
  const told = calls.length && calls[0].kind === 'created';
  const ledger = account.ledger
    .filter((entry) => entry.sip_registration_id === id)
    .map((entry) => ({
      at: entry.at,
      kind: PERIOD[entry.type] ?? 'entry',
      entry,
      text: entry.type === 'RESERVATION' ? 'fee reserved' : 'fee paid',
    }));
  const seen = state.observations.get(`${account.account_id}/${id}`) ?? [];
  const created = row && !told
    ? [{ at: vendorTime(row.purchase_date), kind: 'created', text: 'created; the journal no longer has the call' }]
    : [];
  const now = row && stateOf(row, account);
  const last = now?.kind === 'bad' && !seen.length
    ? [{ at: new Date(row.last_updated * 1_000).toISOString(), kind: 'failed', text: `${now.name.toLowerCase()}: ${now.text}` }]
    : [];
  // Sorting is stable: of what happened at one instant, the call comes before its effects. The
  // vendor's times are in whole seconds, so those of calls are compared as such.
  const second = (event) => Math.floor(Date.parse(event.at) / 1_000);
  return [...created, ...calls, ...ledger, ...last, ...seen].sort((a, b) => second(a) - second(b));
}
