import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Lines } from './lines.js';
import { startMockServer } from './mock-server.js';

let server;

before(async () => {
  server = await startMockServer();
});

after(() => server.close());

test('a line is the user’s', async () => {
  const { credentials } = await server.newAccount();
  const lines = new Lines(server.url, credentials);

  const line = await lines.give(123, 'john');

  const rows = await lines.of('john');
  assert.deepEqual(rows.map((row) => row.sip_registration_id), [line]);
});

test('a line without money is refused', async () => {
  const { credentials } = await server.newAccount({ opening_balance: 0.5 });

  await assert.rejects(new Lines(server.url, credentials).give(123, 'john'), { code: 127 });
});

test('a registrar that refuses makes the line fail', async () => {
  const { id, credentials } = await server.newAccount();
  await server.admin(`accounts/${id}/registrar_outcomes`, { proxy: 'sip.example.com', status_code: 403 });
  const lines = new Lines(server.url, credentials);

  await lines.give(123, 'john');

  const [row] = await lines.of('john');
  assert.equal(row.status_code, 403);
});
