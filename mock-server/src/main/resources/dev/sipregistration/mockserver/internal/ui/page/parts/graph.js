// A drawing of who holds whom: applications, rules and users on the left, registrations on the right.

import { html, svg, nothing } from '../lit-html/lit-html.js';
import { repeat } from '../lit-html/directives/repeat.js';
import { replay, stateOf } from '../history.js';
import { plural } from '../format.js';
import { href } from './basics.js';

/** More are no drawing any more. */
const MOST = 14;

const ROW = 36;
const WIDTH = 640;
const LEFT = 250;
const RIGHT = 400;

const shorten = (text, length = 30) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/**
 * Draws an account's registrations that are bound, or those around the one that is chosen. A user
 * that was lost to another registration is a broken line to the one that lost it.
 */
export function graph(state, account, chosen) {
  const { events } = replay(state, account);
  const lost = [...events.values()].flat().filter((event) => event.kind === 'displaced')
    .filter((event, i, all) => all.findLastIndex((other) => other.id === event.id && other.user === event.user) === i);
  const bound = account.sip_registrations.filter((row) => row.application_id || lost.some((event) => event.id === row.sip_registration_id));
  const near = chosen ? bound.filter((row) => related(row, chosen, lost)) : bound;
  const rows = near.toSorted((a, b) => b.last_updated - a.last_updated).slice(0, MOST)
    .toSorted((a, b) => a.sip_registration_id - b.sip_registration_id);
  if (!rows.length) {
    return html`<p class="quiet">Nothing is bound${chosen ? ' to the same as this one' : ''}. A call of BindSipRegistration binds a registration to an application, a rule or a user.</p>`;
  }
  const shown = new Set(rows.map((row) => row.sip_registration_id));
  const edges = [];
  const nodes = new Map();
  for (const application of account.applications) {
    const parts = [
      { key: `a${application.application_id}`, kind: 'application', text: application.application_name, of: 'application_id', id: application.application_id },
      ...application.rules.map((rule) => ({ key: `r${rule.rule_id}`, kind: 'rule', text: rule.rule_name, of: 'rule_id', id: rule.rule_id })),
      ...application.users.map((user) => ({ key: `u${user.user_id}`, kind: 'user', text: user.user_name, of: 'user_id', id: user.user_id, on: user.logged_in })),
    ];
    for (const part of parts) {
      const held = rows.filter((row) => row[part.of] === part.id
        && (part.kind !== 'application' || !(row.rule_id || row.user_id)));
      const gone = part.kind === 'user'
        ? lost.filter((event) => event.user === part.id && shown.has(event.id) && !held.some((row) => row.sip_registration_id === event.id))
        : [];
      if (part.kind === 'application' ? rows.some((row) => row.application_id === part.id) : held.length || gone.length) {
        nodes.set(part.key, { ...part, y: nodes.size });
        held.forEach((row) => edges.push({ from: part.key, to: row.sip_registration_id }));
        gone.forEach((event) => edges.push({ from: part.key, to: event.id, lost: event }));
      }
    }
  }
  const height = Math.max(nodes.size, rows.length) * ROW + 8;
  const y = (index) => index * ROW + ROW / 2 + 4;
  const at = new Map(rows.map((row, i) => [row.sip_registration_id, y(i)]));
  return html`
    <figure class="graph">
      <svg viewBox="0 0 ${WIDTH} ${height}" role="group" aria-label="Who holds whom">
        ${repeat(edges, (edge) => `${edge.from}-${edge.to}-${edge.lost ? 'lost' : ''}`, (edge) => {
          const [y1, y2] = [y(nodes.get(edge.from).y), at.get(edge.to)];
          return svg`
            <path class=${edge.lost ? 'edge lost' : 'edge'} d="M${LEFT},${y1}C${LEFT + 75},${y1} ${RIGHT - 75},${y2} ${RIGHT},${y2}"></path>
            ${edge.lost ? svg`<a href=${href('journal', edge.lost.call)} aria-label="Lost by call ${edge.lost.call}">
              <text class="lost" x=${RIGHT - 8} y=${y2 - 6} text-anchor="end">lost by #${edge.lost.call}</text></a>` : nothing}`;
        })}
        ${repeat([...nodes.values()], (node) => node.key, (node) => svg`
          <g class="node ${node.kind}">
            <rect x=${node.kind === 'application' ? 1 : 25} y=${y(node.y) - 13} width=${LEFT - (node.kind === 'application' ? 1 : 25)} height="26" rx="6"></rect>
            <text x=${node.kind === 'application' ? 10 : 34} y=${y(node.y) + 5}><tspan class="what">${node.kind}</tspan> ${shorten(node.text, node.kind === 'application' ? 20 : 22)}${node.on ? ' ●' : ''}</text>
            <title>${node.kind} ${node.text}${node.kind === 'user' ? (node.on ? ', logged in' : ', not logged in') : ''}</title>
          </g>`)}
        ${repeat(rows, (row) => row.sip_registration_id, (row) => {
          const { kind, name } = stateOf(row, account);
          return svg`
            <a href=${href('registrations', row.sip_registration_id)} aria-label="Registration ${row.sip_registration_id}, ${row.sip_username}, ${name}">
              <g class="node registration ${kind} ${row === chosen ? 'chosen' : ''}">
                <rect x=${RIGHT} y=${at.get(row.sip_registration_id) - 13} width=${WIDTH - RIGHT - 1} height="26" rx="6"></rect>
                <circle cx=${RIGHT + 14} cy=${at.get(row.sip_registration_id)} r="4"></circle>
                <text x=${RIGHT + 26} y=${at.get(row.sip_registration_id) + 5}>${row.sip_registration_id} ${shorten(row.sip_username, 22)}</text>
                <title>${row.sip_username} at ${row.proxy}: ${name}</title>
              </g>
            </a>`;
        })}
      </svg>
      <figcaption>${near.length > rows.length ? `The latest ${rows.length} of ${plural(near.length, 'registration')}. ` : nothing}${
        edges.some((edge) => edge.lost) ? 'A broken line: the registration held that user until the call that is named.' : nothing}</figcaption>
    </figure>`;
}

function related(row, chosen, lost) {
  return row === chosen
    || (chosen.user_id && row.user_id === chosen.user_id)
    || (chosen.rule_id && row.rule_id === chosen.rule_id)
    || lost.some((event) =>
      (event.id === chosen.sip_registration_id && event.by === row.sip_registration_id)
      || (event.by === chosen.sip_registration_id && event.id === row.sip_registration_id));
}
