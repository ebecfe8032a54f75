// Money over simulated time: two step lines.

import { html, svg } from '../lit-html/lit-html.js';
import { dateText, money } from '../format.js';

/** The lines are stretched to the place there is; what is written is not. */
const SIZE = 1_000;

/** Returns posted and available after each entry. */
export function balances(ledger) {
  let posted = 0;
  let reserved = 0;
  return ledger.map((entry) => {
    if (entry.type === 'RESERVATION') {
      reserved += entry.amount;
    } else if (entry.type === 'SETTLEMENT') {
      reserved -= entry.amount;
      posted -= entry.amount;
    } else {
      posted += entry.amount;
    }
    return { at: Date.parse(entry.at), posted, available: posted - reserved };
  });
}

export function chart(account, now) {
  const points = balances(account.ledger);
  const first = points.findIndex((_, index) => account.ledger[index].type !== 'OPENING_BALANCE');
  if (first < 0) {
    return html`<p class="quiet">The chart begins with the first reservation or deposit.</p>`;
  }
  // The opening balance may be decades before what follows: the chart begins where that begins.
  const end = Math.max(Date.parse(now), points.at(-1).at + 1);
  const begin = points[first].at - (end - points[first].at) * 0.04;
  const drawn = [{ ...(points[first - 1] ?? points[first]), at: begin }, ...points.slice(first)];
  const values = drawn.flatMap(({ posted, available }) => [posted, available]);
  // Not by spreading: very long arrays overflow the stack as arguments.
  const low = values.reduce((one, other) => Math.min(one, other));
  const high = values.reduce((one, other) => Math.max(one, other));
  const range = high - low || Math.abs(high) || 1;
  const x = (at) => Math.round(((at - begin) / (end - begin)) * SIZE);
  const y = (value) => Math.round((0.04 + 0.92 * ((high - value) / range)) * SIZE);
  const line = (key) =>
    drawn.map((point, i) => `${i ? `H${x(point.at)}V` : `M${x(point.at)},`}${y(point[key])}`).join('') + `H${SIZE}`;
  const ticks = [high, (low + high) / 2, low];
  const last = drawn.at(-1);
  return html`
    <figure class="chart">
      <div class="scale" aria-hidden="true">${ticks.map((value) => html`<span>${money(round(value, 2))}</span>`)}</div>
      <svg viewBox="0 0 ${SIZE} ${SIZE}" preserveAspectRatio="none" role="img"
        aria-label="From ${dateText(begin)} to ${dateText(end)}: posted ${money(round(drawn[0].posted))} to ${money(round(last.posted))}, available ${money(round(drawn[0].available))} to ${money(round(last.available))} ${account.currency}">
        ${ticks.map((value) => svg`<path class="grid" d="M0,${y(value)}H${SIZE}"></path>`)}
        <path class="posted" d=${line('posted')}></path>
        <path class="available" d=${line('available')}></path>
      </svg>
      <div class="ends" aria-hidden="true"><span>${dateText(begin)}</span><span>${dateText(end)}</span></div>
      <figcaption><span class="key posted"></span> posted <span class="key available"></span> available</figcaption>
    </figure>`;
}

/** Sums of decimals pick up noise in binary: what is shown has none. */
export const round = (value, digits = 10) => Number(value.toFixed(digits));
