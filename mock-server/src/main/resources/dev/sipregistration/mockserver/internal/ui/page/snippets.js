// A call of the journal as a command, as code of the Java client and as a test.

import { quote } from './api.js';

const value = (call, name) => call.parameters.find((one) => one.name === name && one.value !== '')?.value;

/** What every call may have, and what the journal does not tell. */
const OF_ANY_CALL = new Set(['cmd', 'account_id', 'api_key', 'session_id']);

/** What the journal has in place of a secret. */
const REDACTED = '[redacted]';

/** A text of Java, whose escapes are those of JSON. */
const text = (string) => JSON.stringify(string);

export function asCurl(call) {
  const token = { account_id: call.account_id ?? call.claimed_account_id ?? 1 };
  if (call.key_id) {
    token.key_id = call.key_id;
  }
  const sent = call.parameters.filter((one) => !OF_ANY_CALL.has(one.name));
  return [
    `TOKEN=$(curl -s -H 'Content-Type: application/json' -d ${quote(JSON.stringify(token))} ${location.origin}/__admin/tokens)`,
    [
      `curl -X POST -H "Authorization: Bearer $TOKEN"`,
      ...sent.map((one) => `--data-urlencode ${one.value === REDACTED ? `"${one.known ? one.name : 'password'}=$PASSWORD"` : quote(`${one.name}=${one.value}`)}`),
      quote(`${location.origin}/platform_api/${encodeURIComponent(call.method)}`),
    ].join(' \\\n  '),
  ].join('\n');
}

function target(call) {
  const part = (kind) => {
    const id = value(call, `${kind}_id`);
    const name = value(call, `${kind}_name`);
    return id ? `${kind}(${Number(id)})` : name ? `${kind}(${text(name)})` : '';
  };
  const application = part('application');
  return application
    ? ['BindingTarget', application, part('rule'), part('user')].filter(Boolean).join('.')
    : '';
}

/** Returns an expression of the client, or a comment that says why there is none. */
export function asClient(call) {
  const to = target(call);
  const id = value(call, 'sip_registration_id');
  const off = /^(false|0)$/i;
  if (call.method === 'CreateSipRegistration') {
    const online = off.test(value(call, 'is_persistent') ?? '') && to.includes('.user(');
    const lines = [
      `CreateRequest.sipUsername(${text(value(call, 'sip_username') ?? '')})`,
      `.proxy(${text(value(call, 'proxy') ?? '')})`,
      value(call, 'auth_user') && `.authUser(${text(value(call, 'auth_user'))})`,
      value(call, 'outbound_proxy') && `.outboundProxy(${text(value(call, 'outbound_proxy'))})`,
      value(call, 'password') && '.password(password)',
      to && (online ? `.onlineWithUser(${to})` : `.bindTo(${to})`),
    ].filter(Boolean);
    return `client.create(\n    ${lines.join('\n        ')})`;
  }
  if (call.method === 'BindSipRegistration' && off.test(value(call, 'bind') ?? '')) {
    const user = value(call, 'user_id');
    if (!id) {
      return user || to.includes('.user(')
        ? `client.unbind(UnbindRequest.userEverywhere(${user ? Number(user) : to}))`
        : '// The client cannot say this: it refuses such a call before it is sent.';
    }
    const from = to.includes('.rule(') || to.includes('.user(') ? `.from(${to})` : '';
    return `client.unbind(UnbindRequest.registration(new SipRegistrationId(${Number(id)}))${from})`;
  }
  if (call.method === 'BindSipRegistration' && id && to) {
    return `client.bind(\n    BindRequest.registration(new SipRegistrationId(${Number(id)}))\n        .to(${to}))`;
  }
  if (call.method === 'UpdateSipRegistration' && id) {
    const lines = [
      `UpdateRequest.registration(new SipRegistrationId(${Number(id)}))`,
      value(call, 'sip_username') && `.sipUsername(${text(value(call, 'sip_username'))})`,
      value(call, 'proxy') && `.proxy(${text(value(call, 'proxy'))})`,
      value(call, 'auth_user') && `.authUser(${text(value(call, 'auth_user'))})`,
      value(call, 'outbound_proxy') && `.outboundProxy(${text(value(call, 'outbound_proxy'))})`,
      value(call, 'password') && '.password(password)',
      to && `.bindTo(${to})`,
    ].filter(Boolean);
    return lines.length > 1
      ? `client.update(\n    ${lines.join('\n        ')})`
      : '// The client cannot say this: it refuses such a call before it is sent.';
  }
  if (call.method === 'DeleteSipRegistration' && id) {
    return `client.delete(new SipRegistrationId(${Number(id)}))`;
  }
  return call.method === 'GetSipRegistrations'
    ? '// Make a ListQuery of the parameters, for client.list(query).'
    : '// The client cannot say this: it refuses such a call before it is sent.';
}

/** Returns a test that makes the call on an account of its own and expects the same outcome. */
export function asTest(call) {
  const name = call.method.replace(/^\w/, (first) => first.toLowerCase()).replaceAll(/\W/g, '');
  const code = asClient(call);
  const indented = code.replaceAll('\n', '\n    ');
  const sent = call.parameters
    .filter((one) => one.known && one.value && one.value !== REDACTED && !OF_ANY_CALL.has(one.name))
    .map((one) => `\n                .parameter(${text(one.name)}, ${text(one.value)})`);
  const verified = `account.verify(
        CallQuery.any()
            .method(${text(call.method)})${sent.map((line) => line.replace('                ', '            ')).join('')},
        Times.once());`;
  if (code.startsWith('//')) {
    return `@Test
void ${name}_asInCall${call.number}_isSentOnce(MockAccount account) {
  ${code.slice(0, 3)}Make the call here, with your own client.

  ${verified.replaceAll('\n  ', '\n')}
}`;
  }
  const made = call.error_code
    ? `assertThatThrownBy(() -> ${indented.replaceAll('\n', '\n        ')})
        .isInstanceOfSatisfying(
            ApiErrorException.class,
            refused -> assertThat(refused.code()).isEqualTo(${call.error_code}));`
    : `${code.replaceAll('\n', '\n  ')};`;
  return `@Test
void ${name}_asInCall${call.number}_${call.error_code ? `isRefusedWith${call.error_code}` : 'succeeds'}(MockAccount account) {
  ${made}

  ${verified}
}`;
}
