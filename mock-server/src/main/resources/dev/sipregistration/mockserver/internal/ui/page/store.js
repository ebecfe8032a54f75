// What the page knows, and how it learns of it. Views read `state` and call `changed()`.

import { get, send, useToken, Refusal } from './api.js';
import { follow } from './events.js';
import { observe } from './history.js';

/** The most calls that are kept: older ones are dropped, as the journal itself does. */
const MOST_CALLS = 10_000;

/** The state is asked for no more often than this, and never twice at a time. */
const SHORTEST_REFRESH = 150;

export const state = {
  connection: 'connecting',
  problem: null,
  tokenWanted: false,
  tokenRefused: false,
  zone: 'local',
  route: [],
  loaded: false,
  clock: null,
  accounts: [],
  accountId: null,
  calls: [],
  /** Grows with each change of the calls, so that what is derived from them can be kept. */
  callsVersion: 0,
  observations: new Map(),
  filter: { text: '', method: '', outcome: '', account: '' },
  coverage: null,
  faults: [],
  snapshots: [],
  outcomes: [],
  deliveries: [],
  /** Callbacks that the server has collected itself; null if it does not. */
  received: null,
  actions: new Map(),
};

let render = () => {};
let asked = false;

/** Draws the page again, once however often it is called before the next frame. */
export function changed() {
  if (!asked) {
    asked = true;
    // Not an animation frame: those stop in a tab that nobody looks at.
    setTimeout(() => {
      asked = false;
      render();
    });
  }
}

export function account() {
  return state.accounts.find((one) => one.account_id === state.accountId) ?? state.accounts[0];
}

let reconnect = () => {};

export function start(draw) {
  render = draw;
  reconnect = follow(onEvents, onConnection);
}

export function offerToken(token) {
  useToken(token);
  state.tokenRefused = false;
  reconnect();
}

function onConnection(refusal) {
  if (!refusal) {
    state.connection = 'live';
    state.problem = null;
    state.tokenWanted = false;
  } else if (refusal.status === 401) {
    state.tokenRefused = state.tokenWanted;
    state.tokenWanted = true;
  } else {
    state.connection = 'lost';
    state.problem = refusal.message;
  }
  changed();
}

function onEvents(events) {
  const calls = [];
  for (const { type, data } of events) {
    if (type === 'emptied') {
      state.calls = [];
      calls.length = 0;
      state.callsVersion++;
    } else if (type === 'call') {
      calls.push(data);
    }
  }
  if (calls.length) {
    state.calls = state.calls.concat(calls).slice(-MOST_CALLS);
    state.callsVersion++;
    changed();
  }
  refresh();
}

let refreshing = false;
let refreshAgain = false;

/** Asks for the state, and for what the present view shows besides. */
export async function refresh() {
  if (refreshing) {
    refreshAgain = true;
    return;
  }
  refreshing = true;
  const begin = performance.now();
  try {
    const { clock, accounts } = await get('/__admin/state');
    observe(state, clock, accounts);
    state.clock = { ...clock, heard: performance.now() };
    state.accounts = accounts;
    state.loaded = true;
    await refreshView();
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) {
      throw refusal;
    }
    // The stream of events tells of a lost connection, and asks again.
  }
  changed();
  const pause = Math.max(SHORTEST_REFRESH, 2 * (performance.now() - begin));
  setTimeout(() => {
    refreshing = false;
    if (refreshAgain) {
      refreshAgain = false;
      refresh();
    }
  }, pause);
}

/** Whether the server collects callbacks itself, which does not change while it runs. */
let sink;

/** What a view shows besides the state. */
export async function refreshView() {
  if (state.route[0] === 'coverage') {
    state.coverage = await get('/__admin/coverage');
  } else if (state.route[0] === 'controls' && account()) {
    const path = `/__admin/accounts/${account().account_id}`;
    sink ??= (await get('/__admin/configuration')).some(({ option, value }) => option === '--callback-sink' && value === 'true');
    [state.received, state.faults, state.snapshots, state.outcomes, state.deliveries] = await Promise.all([
      sink ? get(`/__admin/callbacks/received?limit=50&account_id=${account().account_id}`).then(({ callbacks }) => callbacks) : null,
      get('/__admin/faults'),
      get('/__admin/snapshots'),
      get(`${path}/registrar_outcomes`),
      get(`${path}/callback_deliveries`),
    ]);
  }
}

/** Makes a call that changes something, and keeps its outcome for who shows it. */
export async function act(id, call) {
  state.actions.set(id, { busy: true });
  changed();
  try {
    await send(call);
    state.actions.set(id, { done: true });
  } catch (refusal) {
    state.actions.set(id, { refusal: refusal.message });
  }
  changed();
  refresh();
}
