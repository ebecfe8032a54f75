// Puts each server to the same checks, and compares what was seen with the table of docs/comparison.md.
// Arguments: the standalone jar, the class path of the servers from Maven Central.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const [jar, classPath] = [path.resolve(process.argv[2]), process.argv[3]];
const here = path.dirname(fileURLToPath(import.meta.url));
const contract = path.join(here, '../../openapi/src/main/resources/openapi/sip-registration.yaml');
/** The key of somebody whom no server knows. */
const { privateKey: strangersKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'compare-'));
const running = [];

/** An API of somebody else's, with one operation. */
const other = {
  openapi: '3.0.3',
  info: { title: 'Greetings', version: '1' },
  paths: {
    '/greeting': {
      get: {
        responses: {
          200: { description: 'A greeting.', content: { 'application/json': { example: { hello: 'world' } } } },
        },
      },
    },
  },
};

/** What WireMock, which reads no contract, is told: a stub for each operation, with the contract's example. */
const stubs = [
  ['CreateSipRegistration', ['sip_username', 'proxy'], {
    result: 1,
    sip_registration_id: 1,
    account_info: { account_id: 1, frozen: false, balance: 98.8, currency: 'USD' },
  }],
  ['BindSipRegistration', [], { result: 1 }],
  ['GetSipRegistrations', [], { result: [], count: 0, total_count: 0 }],
];

const [, npm] = fs.readFileSync(path.join(here, 'package.json'), 'utf8').match(/prism-cli": "(.+)"/);
const pom = fs.readFileSync(path.join(here, 'pom.xml'), 'utf8');
const [wireMock, mockServer] = [...pom.matchAll(/<version>(\d+\..+)<\/version>/g)].map(([, version]) => version);

const servers = [
  {
    name: 'this mock server',
    async start() {
      const credentials = path.join(work, 'credentials');
      const out = run('java', ['-jar', jar, '--port', '0', '--credentials-dir', credentials, '--callback-sink']);
      const [, uri] = await line(out, /^Listening on (\S+)$/m);
      return {
        uri,
        credentials: (name) => JSON.parse(fs.readFileSync(path.join(credentials, `${name}.credentials.json`))),
        control: (command, body = {}) => request(`${uri}/__admin/${command}`, JSON.stringify(body)),
        see: async (what) => (await request(`${uri}/__admin/${what}`)).json,
      };
    },
    async serveOther({ uri }) {
      return request(`${uri}/greeting`);
    },
  },
  {
    name: `Prism ${npm}`,
    async start(file = contract) {
      const port = await freePort();
      const out = run(process.execPath, [
        path.join(here, 'node_modules/@stoplight/prism-cli/dist/index.js'), 'mock', '-p', `${port}`, file]);
      await line(out, /Prism is listening/);
      return { uri: `http://127.0.0.1:${port}` };
    },
    async serveOther() {
      const file = path.join(work, 'other.json');
      fs.writeFileSync(file, JSON.stringify(other));
      return request(`${(await this.start(file)).uri}/greeting`);
    },
  },
  {
    name: `MockServer ${mockServer}`,
    async start() {
      const port = await freePort();
      run('java', ['-cp', classPath, 'org.mockserver.cli.Main', '-serverPort', `${port}`, '-logLevel', 'ERROR']);
      const uri = `http://127.0.0.1:${port}`;
      await listening(port);
      await this.load(uri, fs.readFileSync(contract, 'utf8'));
      return { uri };
    },
    async load(uri, specUrlOrPayload) {
      const loaded = await request(`${uri}/mockserver/openapi`, JSON.stringify({ specUrlOrPayload }), 'PUT');
      assert.equal(loaded.status, 201);
    },
    async serveOther({ uri }) {
      await this.load(uri, JSON.stringify(other));
      return request(`${uri}/greeting`);
    },
  },
  {
    name: `WireMock ${wireMock}`,
    async start() {
      const port = await freePort();
      run('java', ['-cp', classPath, 'wiremock.Run', '--port', `${port}`]);
      const uri = `http://127.0.0.1:${port}`;
      await listening(port);
      for (const [method, required, jsonBody] of stubs) {
        await this.stub(uri, {
          method: 'POST',
          urlPath: `/platform_api/${method}`,
          headers: { Authorization: { matches: 'Bearer .+' } },
          queryParameters: Object.fromEntries(required.map((name) => [name, { matches: '.+' }])),
        }, jsonBody);
      }
      return { uri };
    },
    async stub(uri, matching, jsonBody) {
      const response = { status: 200, jsonBody };
      const stubbed = await request(`${uri}/__admin/mappings`, JSON.stringify({ request: matching, response }));
      assert.equal(stubbed.status, 201);
    },
    async serveOther({ uri }) {
      await this.stub(uri, { method: 'GET', urlPath: '/greeting' }, { hello: 'world' });
      return request(`${uri}/greeting`);
    },
  },
];

/** In the words of that table. Each gets a server in which nothing has happened. */
const checks = {
  'a create has the response of the contract': async (server) => {
    const { json } = await create(server);
    assert.equal(json.result, 1);
    assert.equal(json.account_info.balance, 98.8);
  },
  'no token: error 100, in HTTP 200': async (server) => {
    refused(await call(server, 'CreateSipRegistration', alice, null), 100);
  },
  'no JWT: error 447; an unknown key: 433': async (server) => {
    refused(await call(server, 'CreateSipRegistration', alice, 'hello'), 447);
    refused(await call(server, 'CreateSipRegistration', alice, sign('nobody', 1, strangersKey)), 433);
  },
  'a Developer creates: error 104': async (server) => {
    refused(await call(server, 'CreateSipRegistration', alice, token(server, 'developer')), 104);
  },
  '`sip_proxy` for `proxy`: error 134, about `proxy`': async (server) => {
    const answer = await call(server, 'CreateSipRegistration', { sip_username: 'alice', sip_proxy: 'sip.example.com' });
    refused(answer, 134);
    assert.equal(answer.json.error.field_name, 'proxy');
  },
  'what was created is listed, under ids of its own': async (server) => {
    const ids = [await createdId(server), await createdId(server)];
    assert.notEqual(ids[0], ids[1]);
    assert.deepEqual((await list(server)).map((each) => each.sip_registration_id), ids);
  },
  'a bind releases the user’s earlier registration': async (server) => {
    const john = { application_id: 123, user_name: 'john' };
    const ids = [await createdId(server), await createdId(server)];
    assert.notEqual(ids[0], ids[1]);
    for (const id of ids) {
      const { json } = await call(server, 'BindSipRegistration', { sip_registration_id: id, ...john });
      assert.equal(json.result, 1);
      const bound = await list(server, { user_name: 'john' });
      assert.deepEqual(bound.map((each) => each.sip_registration_id), [id]);
    }
  },
  'money runs out: the 84th creation is error 127': async (server) => {
    for (let created = 0; created < 83; created++) {
      assert.equal((await create(server)).json.result, 1);
    }
    refused(await create(server), 127);
  },
  'a month passes at once, and is charged': async (server) => {
    await create(server);
    await control(server, 'clock', { advance: 'P1M' });
    // One month was paid, the next is reserved, and so is that of the second registration.
    assert.equal((await create(server)).json.account_info.balance, 96.4);
  },
  'a registration that fails sends its callback': async (server) => {
    await create(server);
    await control(server, 'accounts/1/registrar_outcomes', { proxy: alice.proxy, status_code: 403 });
    const { callbacks } = await server.see('callbacks/received');
    const [callback] = JSON.parse(callbacks[0].body).callbacks;
    assert.equal(callback.type, 'sip_registration_fail');
    assert.equal(callback.sip_registration_fail.sip_registrations[0].status_code, '403');
    assert.equal(callback.hash, crypto.createHash('md5').update(`1${callback.callback_id}`).digest('hex'));
  },
  'a response is lost, its call carried out': async (server) => {
    await control(server, 'faults', { kind: 'CONNECTION_RESET', moment: 'AFTER_EFFECT', times: 1 });
    await assert.rejects(create(server));
    assert.equal((await list(server)).length, 1);
  },
  'each test has an account of its own': async (server) => {
    const opened = (await control(server, 'accounts', {})).json;
    await create(server);
    const key = opened.credentials;
    const others = await call(server, 'GetSipRegistrations', {}, sign(key.key_id, key.account_id, key.private_key));
    assert.deepEqual(others.json.result, []);
    assert.equal((await list(server)).length, 1);
  },
  'any other API': async (server, kind) => {
    assert.deepEqual((await kind.serveOther(server)).json, { hello: 'world' });
  },
};

const alice = { sip_username: 'alice', proxy: 'sip.example.com' };

const create = (server) => call(server, 'CreateSipRegistration', alice);
const createdId = async (server) => (await create(server)).json.sip_registration_id;
const list = async (server, filter = {}) => (await call(server, 'GetSipRegistrations', filter)).json.result;

function call({ uri, credentials }, method, parameters, bearer = token({ credentials }, 'owner')) {
  const headers = bearer === null ? {} : { Authorization: `Bearer ${bearer}` };
  return request(`${uri}/platform_api/${method}?${new URLSearchParams(parameters)}`, '', 'POST', headers);
}

async function control(server, command, body) {
  assert.ok(server.control, 'nothing controls that');
  const answer = await server.control(command, body);
  assert.ok(answer.status < 300, answer.text);
  return answer;
}

/** A server that knows no credentials gets a token that is right in every other way. */
function token({ credentials }, name) {
  if (!credentials) {
    return sign(name, 1, strangersKey);
  }
  const { key_id: kid, account_id: account, private_key: key } = credentials(name);
  return sign(kid, account, key);
}

function sign(kid, iss, key) {
  const encode = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const iat = Math.floor(Date.now() / 1000);
  const text = `${encode({ alg: 'RS256', typ: 'JWT', kid })}.${encode({ iss, iat, exp: iat + 600 })}`;
  return `${text}.${crypto.sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

function refused({ status, text, json }, code) {
  assert.equal(json?.error?.code, code, `HTTP ${status} ${text.slice(0, 60)}`);
  assert.equal(status, 200);
}

function request(uri, body, method = body === undefined ? 'GET' : 'POST', headers = {}) {
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  return new Promise((resolve, reject) => {
    const sent = http.request(uri, { method, headers, agent: false }, async (response) => {
      let text = '';
      for await (const part of response) {
        text += part;
      }
      let json;
      try {
        json = JSON.parse(text);
      } catch {
        json = undefined;
      }
      resolve({ status: response.statusCode, text: text.replaceAll(/\s+/g, ' '), json });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function run(command, words) {
  const child = spawn(command, words, { cwd: work, stdio: ['ignore', 'pipe', 'ignore'] });
  running.push(child);
  return child.stdout.resume();
}

function line(out, pattern) {
  return new Promise((resolve, reject) => {
    let seen = '';
    out.on('data', (text) => {
      seen += text;
      const found = seen.match(pattern);
      if (found) {
        resolve(found);
      }
    });
    out.on('end', () => reject(new Error(`ended before it listened: ${seen}`)));
  });
}

async function listening(port) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const connected = await new Promise((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    if (connected) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nobody listens at ${port}`);
}

function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function table() {
  const columns = [];
  for (const kind of servers) {
    const server = await kind.start();
    const column = [];
    for (const [what, check] of Object.entries(checks)) {
      await server.control?.('reset');
      try {
        await check(server, kind);
        column.push('yes');
      } catch (failure) {
        column.push('–');
        console.log(`${kind.name}: ${what}: ${failure.message.split('\n')[0]}`);
      }
    }
    columns.push(column);
  }
  const rows = Object.keys(checks).map((what, row) => [what, ...columns.map((column) => column[row])]);
  const names = servers.map(({ name }) => name);
  return [
    `| | ${names.join(' | ')} |`,
    `|---|${names.map(() => '---|').join('')}`,
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
}

try {
  const seen = await table();
  console.log(`\n${seen}`);
  const page = fs.readFileSync(path.join(here, '../../docs/comparison.md'), 'utf8');
  if (!page.includes(`\n${seen}\n`)) {
    console.error('\ncompare: docs/comparison.md has another table');
    process.exitCode = 1;
  }
} finally {
  running.forEach((child) => child.kill());
  fs.rmSync(work, { recursive: true });
}
