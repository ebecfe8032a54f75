import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { rmSync } from 'node:fs';
import { test } from 'node:test';
import { MatchersV3, PactV3 } from '@pact-foundation/pact';
import { giveUserASipAccount, route } from './ivr.js';

rmSync('pacts', { recursive: true, force: true });

const { integer, number, string, regex } = MatchersV3;
const pact = () => new PactV3({ consumer: 'ivr-team', provider: 'mock-server', dir: 'pacts', logLevel: 'warn' });
const json = { 'Content-Type': regex('application/json;\\s?charset=utf-8', 'application/json; charset=utf-8') };

// A token like the real ones, of a key that nobody else knows: verifiers replace it or believe it.
const token = (() => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const now = Math.floor(Date.now() / 1000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'RS256', kid: 'of-the-ivr-team' })}.${part({ iss: 1, iat: now, exp: now + 60 })}`;
  return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
})();
const authorization = { Authorization: regex('Bearer .+', `Bearer ${token}`) };

test('a user gets a SIP account', () =>
  pact()
    .uponReceiving('a non-persistent SIP registration for a user')
    .withRequest({
      method: 'POST',
      path: '/platform_api/CreateSipRegistration',
      query: { sip_username: 'zoë', proxy: 'sip.example.com', is_persistent: 'false', application_id: '123', user_id: '12345' },
      headers: authorization,
    })
    .willRespondWith({
      status: 200,
      headers: json,
      body: {
        result: 1,
        sip_registration_id: integer(1),
        account_info: { account_id: 1, balance: number(98.8), currency: string('USD') },
      },
    })
    .executeTest(async ({ url }) => assert.equal(await giveUserASipAccount(url, token, 12345), 1)));

test('there may not be enough money', () =>
  pact()
    .given('no money')
    .uponReceiving('a SIP registration that the account cannot pay')
    .withRequest({
      method: 'POST',
      path: '/platform_api/CreateSipRegistration',
      query: { sip_username: 'zoë', proxy: 'sip.example.com', is_persistent: 'false', application_id: '123', user_id: '12345' },
      headers: authorization,
    })
    .willRespondWith({ status: 200, headers: json, body: { error: { code: 127, msg: string('Insufficient money') } } })
    .executeTest(async ({ url }) => assert.rejects(giveUserASipAccount(url, token, 12345), /127/)));

test('calls are routed to a rule', () =>
  pact()
    .given('a SIP registration')
    .uponReceiving('a binding to a rule by its name')
    .withRequest({
      method: 'POST',
      path: '/platform_api/BindSipRegistration',
      query: { sip_registration_id: '1', application_id: '123', rule_name: 'incoming' },
      headers: authorization,
    })
    .willRespondWith({ status: 200, headers: json, body: { result: 1 } })
    .executeTest(({ url }) => route(url, token, 1, 'incoming')));
