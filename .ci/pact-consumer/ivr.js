// What the team's own program does: plain calls, no SDK.
export async function giveUserASipAccount(baseUrl, token, userId) {
  const created = await call(baseUrl, token, 'CreateSipRegistration', {
    sip_username: 'zoë',
    proxy: 'sip.example.com',
    is_persistent: 'false',
    application_id: '123',
    user_id: String(userId),
  });
  return created.sip_registration_id;
}

export async function route(baseUrl, token, sipRegistrationId, ruleName) {
  await call(baseUrl, token, 'BindSipRegistration', {
    sip_registration_id: String(sipRegistrationId),
    application_id: '123',
    rule_name: ruleName,
  });
}

async function call(baseUrl, token, method, parameters) {
  const response = await fetch(`${baseUrl}/platform_api/${method}?${new URLSearchParams(parameters)}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}` },
  });
  const answer = await response.json();
  if (answer.error) {
    throw new Error(`${answer.error.code} ${answer.error.msg}`);
  }
  return answer;
}
