// Small parts that several views use.

import { html, nothing } from '../lit-html/lit-html.js';
import { curl } from '../api.js';
import { act, changed, state } from '../store.js';

export const href = (...route) => `#/${route.map(encodeURIComponent).join('/')}`;

export const link = (text, ...route) => html`<a href=${href(...route)}>${text}</a>`;

export const pill = ({ kind, name }) => html`<span class="pill ${kind}">${name}</span>`;

export const empty = (title, text) => html`<div class="empty"><h3>${title}</h3><p>${text}</p></div>`;

/** A command or a code that can be copied. */
export const snippet = (text, label = 'Copy') => html`
  <div class="snippet">
    <pre tabindex="0">${text}</pre>
    ${copyButton(text, label)}
  </div>`;

export const copyButton = (text, label) => html`
  <button type="button" class="small" @click=${(event) => copy(event.currentTarget, text)}>${label}</button>`;

async function copy(button, text) {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    // Without permission, or without HTTPS on another host than this machine.
    button.textContent = 'Not allowed by the browser';
  }
  setTimeout(() => {
    button.textContent = label;
  }, 1_500);
}

/** What became of an action: the reason of a refusal stands beside its button. */
export function outcome(id) {
  const { busy, done, refusal } = state.actions.get(id) ?? {};
  return html`<span class="outcome" role="status" data-outcome=${id}>${
    busy ? 'Working…' : refusal ? html`<span class="refusal">${refusal}</span>` : done ? html`<span class="done">Done</span>` : nothing
  }</span>`;
}

/** One call of the admin API as a button, with the command that does the same. */
export function action({ id, label, call, danger = false, disabled = false, submit = false }) {
  return html`
    <div class="action">
      <div class="action-row">
        <button
          type=${submit ? 'submit' : 'button'}
          class=${danger ? 'danger' : ''}
          data-action=${id}
          ?disabled=${disabled || state.actions.get(id)?.busy}
          @click=${submit ? nothing : () => act(id, call)}>${label}</button>
        ${outcome(id)}
      </div>
      ${call ? command(call) : nothing}
    </div>`;
}

export const command = (call) => html`
  <details class="command"><summary>curl</summary>${snippet(curl(call))}</details>`;

/**
 * A form whose fields make one call: `callOf(values)` takes the fields by name. The command beside
 * it follows what is typed.
 */
export function form({ id, fields, label, callOf, danger }) {
  const values = (element) => Object.fromEntries(new FormData(element));
  const submit = (event) => {
    event.preventDefault();
    act(id, callOf(values(event.currentTarget)));
  };
  const typed = (event) => {
    drafts.set(id, values(event.currentTarget));
    changed();
  };
  return html`
    <form class="fields" @submit=${submit} @input=${typed} data-form=${id} novalidate>
      ${fields}
      ${action({ id, label, danger, submit: true, call: callOf(drafts.get(id) ?? {}) })}
    </form>`;
}

const drafts = new Map();

export const draft = (id) => drafts.get(id) ?? {};

export const field = (label, name, more = {}) => html`
  <label class="field"><span>${label}</span>
    <input name=${name} type=${more.type ?? 'text'} value=${more.value ?? ''}
      placeholder=${more.placeholder ?? ''} size=${more.size ?? 16} autocomplete="off" spellcheck="false">
  </label>`;

export const choice = (label, name, options) => html`
  <label class="field"><span>${label}</span>
    <select name=${name}>${options.map(([value, text]) => html`<option value=${value}>${text}</option>`)}</select>
  </label>`;
