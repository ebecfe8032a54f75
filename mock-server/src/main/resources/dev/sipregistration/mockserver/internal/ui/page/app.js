// The page: its frame, its routes, and what it shows while there is no connection or no token.

import { html, nothing, render } from './lit-html/lit-html.js';
import { account as current, changed, offerToken, refreshView, start, state } from './store.js';
import { Refusal } from './api.js';
import { time } from './format.js';
import { href } from './parts/basics.js';
import { accounts } from './views/accounts.js';
import { registrations } from './views/registrations.js';
import { journal } from './views/journal.js';
import { controls } from './views/controls.js';
import { coverage } from './views/coverage.js';
import { contract } from './views/contract.js';

const VIEWS = { accounts, registrations, journal, controls, coverage, contract };
const FIRST = 'accounts';

const title = (name) => name[0].toUpperCase() + name.slice(1);

function route() {
  const parts = location.hash.replace(/^#\//, '').split('/').filter(Boolean);
  state.route = VIEWS[parts[0]] ? parts.map(decode) : [FIRST];
  document.title = `${title(state.route[0])} – SIP registration mock server`;
}

/** What somebody typed may be no escape. */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const CONNECTION = {
  connecting: ['wait', 'Connecting'],
  live: ['good', 'Live'],
  lost: ['bad', 'Connection lost'],
};

const frame = () => html`
  <a class="skip" href="#main" @click=${skip}>To the content</a>
  <header class="top">
    <a class="brand" href=${href(FIRST)}><img src="/__admin/ui/icon.svg" alt="" width="24" height="24">SIP registration <span class="wide">mock server</span></a>
    ${state.clock ? html`<span class="now">${time(now())} <span class="quiet wide">${state.clock.running ? '' : 'stands still'}</span></span>` : nothing}
    <button type="button" class="small" aria-label="Times are ${state.zone === 'utc' ? 'in UTC; show them in your zone' : 'in your zone; show them in UTC'}" @click=${toggleZone}>${state.zone === 'utc' ? 'UTC' : 'Local time'}</button>
    ${state.accounts.length > 1 ? accountChoice() : nothing}
    <span class="connection pill ${CONNECTION[state.connection][0]}" role="status">${CONNECTION[state.connection][1]}</span>
  </header>
  <nav class="tabs" aria-label="Views">${Object.keys(VIEWS).map((name) => html`
    <a href=${href(name)} aria-current=${state.route[0] === name ? 'page' : 'false'}>${title(name)}${
      name === 'registrations' && current() ? html` <span class="badge">${current().sip_registrations.length}</span>`
        : name === 'journal' && state.calls.length ? html` <span class="badge">${state.calls.length.toLocaleString('en')}</span>` : nothing}</a>`)}</nav>
  ${state.connection === 'lost' ? html`<p class="notice bad" role="alert">${state.problem} Trying again; nothing that is shown is lost.</p>` : nothing}
  <main id="main" tabindex="-1">${state.tokenWanted ? tokenForm() : content()}</main>`;

const content = () =>
  state.loaded || state.route[0] === 'contract' ? VIEWS[state.route[0]]() : html`<p class="quiet">Loading…</p>`;

/** A clock that runs is shown as it runs: the server said what time it was when it was asked last. */
const now = () => Date.parse(state.clock.now) + (state.clock.running ? performance.now() - state.clock.heard : 0);

const accountChoice = () => html`
  <label class="account"><span class="hidden">Account</span>
    <select @change=${(event) => choose(Number(event.target.value))}>${state.accounts.map((one) => html`
      <option value=${one.account_id} ?selected=${one === current()}>${one.account_name}</option>`)}</select></label>`;

function choose(id) {
  state.accountId = id;
  showView();
}

const tokenForm = () => html`
  <section class="card token">
    <h1>Admin token</h1>
    <p>This server was started with an admin token. The page keeps it in the memory of this tab, and sends it as a header.</p>
    <form class="fields" @submit=${submitToken}>
      <label class="field"><span>Token</span><input type="password" name="token" autocomplete="off" required></label>
      <button>Continue</button>
      <span role="status" class="refusal">${state.tokenRefused ? 'That token was refused.' : nothing}</span>
    </form>
  </section>`;

function submitToken(event) {
  event.preventDefault();
  offerToken(new FormData(event.currentTarget).get('token'));
}

function toggleZone() {
  state.zone = state.zone === 'utc' ? 'local' : 'utc';
  changed();
}

/** A link to a fragment would be a route. */
function skip(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

async function showView() {
  changed();
  // Where there is no place for all the tabs, the present one is to be seen.
  setTimeout(() => page.querySelector('.tabs [aria-current="page"]')?.scrollIntoView({ inline: 'center', block: 'nearest' }));
  try {
    await refreshView();
    changed();
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) {
      throw refusal;
    }
  }
}

const page = document.getElementById('page');
page.replaceChildren();
window.addEventListener('hashchange', () => {
  route();
  window.scrollTo(0, 0);
  showView();
});
setInterval(() => state.clock?.running && changed(), 1_000);
route();
start(() => render(frame(), page));
showView();
