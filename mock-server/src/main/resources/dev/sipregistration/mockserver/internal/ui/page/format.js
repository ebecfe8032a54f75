// Money and times for people.

import { html } from './lit-html/lit-html.js';
import { state } from './store.js';

const AMOUNT = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 18 });

export const money = (amount) => AMOUNT.format(amount).replace('-', '−');

export const signed = (amount) => (amount > 0 ? '+' : '') + money(amount);

const zoneOptions = () => (state.zone === 'utc' ? { timeZone: 'UTC' } : {});

const formats = new Map();

function format(name, options) {
  const key = name + state.zone;
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat('en-GB', { ...options, ...zoneOptions() }));
  }
  return formats.get(key);
}

const DATE = { day: 'numeric', month: 'short', year: 'numeric' };
const CLOCK = { hour: '2-digit', minute: '2-digit', second: '2-digit' };

export const dateText = (at) => format('date', DATE).format(new Date(at));
export const clockText = (at) => format('clock', CLOCK).format(new Date(at));
export const timeText = (at) => `${dateText(at)}, ${clockText(at)}`;

const utc = (at) => new Date(at).toISOString().replace('.000Z', 'Z');

/** An instant in the zone that was chosen, with UTC at hand. */
export const time = (at, text = timeText) =>
  html`<time datetime=${utc(at)} title=${`${utc(at)} (UTC)`}>${text(at)}</time>`;

export const date = (at) => time(at, dateText);
export const clock = (at) => time(at, clockText);

/** The vendor writes its times in UTC, without saying so. */
export const vendorTime = (text) => text.replace(' ', 'T') + 'Z';

export function micros(duration) {
  return duration < 1_000 ? `${duration} µs` : `${(duration / 1_000).toFixed(duration < 10_000 ? 1 : 0)} ms`;
}

export const plural = (count, one, many = `${one}s`) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
