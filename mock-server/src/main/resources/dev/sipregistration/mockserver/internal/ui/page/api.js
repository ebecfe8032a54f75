// Calls of the admin API. The admin token stays in this module: in no address, and in no storage.

let adminToken = '';

/** Why a call was not carried out; status 0 if there was no response. */
export class Refusal extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

export function useToken(token) {
  adminToken = token;
}

export function headers(more = {}) {
  return adminToken ? { ...more, Authorization: `Bearer ${adminToken}` } : more;
}

export async function refusalOf(response) {
  let detail = `${response.status} ${response.statusText}`;
  try {
    detail = (await response.json()).detail ?? detail;
  } catch {
    // Not a problem document: the status has to do.
  }
  return new Refusal(response.status, detail);
}

/** Makes a call `{method, path, body}` and returns its JSON, or its text. */
export async function send({ method = 'GET', path, body }) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: headers(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
      credentials: 'omit',
    });
  } catch {
    throw new Refusal(0, 'The server does not respond.');
  }
  if (!response.ok) {
    throw await refusalOf(response);
  }
  const text = await response.text();
  return response.headers.get('Content-Type')?.startsWith('application/json')
    ? JSON.parse(text)
    : text;
}

export const get = (path) => send({ path });

/** Quotes a word for a POSIX shell. */
export function quote(word) {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** Returns the call as a command line; the admin token is left to a variable. */
export function curl({ method = 'GET', path, body }) {
  const parts = ['curl'];
  if (method !== (body === undefined ? 'GET' : 'POST')) {
    parts.push('-X', method);
  }
  if (adminToken) {
    parts.push('-H', '"Authorization: Bearer $ADMIN_TOKEN"');
  }
  if (body !== undefined) {
    parts.push('-H', "'Content-Type: application/json'", '-d', quote(JSON.stringify(body)));
  }
  parts.push(quote(location.origin + path));
  return parts.join(' ');
}
