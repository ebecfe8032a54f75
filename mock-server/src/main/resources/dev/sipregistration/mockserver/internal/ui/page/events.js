// Follows GET /__admin/events. Not EventSource: that cannot send the admin token as a header.

import { Refusal, headers, refusalOf } from './api.js';

const SHORTEST_PAUSE = 500;
const LONGEST_PAUSE = 5_000;

/** A browser has six connections to a server for all its tabs: one that nobody looks at needs none. */
const HIDDEN_FOR = 5_000;

/** The server says something about every second. */
const LONGEST_SILENCE = 10_000;

/**
 * Follows the events until the page is left, and connects again when the connection is lost, going
 * on after the last event.
 *
 * @param onEvents takes the events that came together, each `{type, data}`
 * @param onConnection takes null when connected, and otherwise the refusal
 * @returns tries again at once
 */
export function follow(onEvents, onConnection) {
  let lastId;
  let pause = SHORTEST_PAUSE;
  let wake = () => {};
  let abort = new AbortController();

  async function connect() {
    abort = new AbortController();
    let silence;
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(() => abort.abort(), LONGEST_SILENCE);
    };
    try {
      heard();
      const response = await fetch('/__admin/events', {
        headers: headers(lastId ? { 'Last-Event-ID': lastId } : {}),
        cache: 'no-store',
        credentials: 'omit',
        signal: abort.signal,
      });
      if (!response.ok) {
        throw await refusalOf(response);
      }
      pause = SHORTEST_PAUSE;
      onConnection(null);
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      for (;;) {
        const { value, done } = await reader.read();
        if (done) {
          return;
        }
        heard();
        const blocks = (text + value).split('\n\n');
        text = blocks.pop();
        const events = blocks.map(parse).filter((event) => event.type);
        lastId = events.findLast((event) => event.id)?.id ?? lastId;
        if (events.length) {
          onEvents(events);
        }
      }
    } finally {
      clearTimeout(silence);
    }
  }

  let hidden;
  document.addEventListener('visibilitychange', () => {
    clearTimeout(hidden);
    if (document.hidden) {
      hidden = setTimeout(() => abort.abort(), HIDDEN_FOR);
    } else {
      wake();
    }
  });
  addEventListener('pagehide', () => abort.abort());
  addEventListener('pageshow', () => wake());

  async function run() {
    for (;;) {
      while (document.hidden) {
        await new Promise((resolve) => {
          wake = resolve;
        });
      }
      let refusal = new Refusal(0, 'The connection to the server is lost.');
      try {
        await connect();
      } catch (failed) {
        refusal = failed instanceof Refusal ? failed : refusal;
      }
      if (document.hidden) {
        continue;
      }
      onConnection(refusal);
      await new Promise((resolve) => {
        wake = resolve;
        setTimeout(resolve, pause);
      });
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
  }

  run();
  return () => {
    pause = SHORTEST_PAUSE;
    wake();
  };
}

function parse(block) {
  const event = {};
  for (const line of block.split('\n')) {
    const colon = line.indexOf(': ');
    if (colon > 0) {
      event[line.slice(0, colon)] = line.slice(colon + 2);
    }
  }
  return {
    type: event.event,
    id: event.id,
    data: event.data === undefined ? undefined : JSON.parse(event.data),
  };
}
