// Shows a contract in Swagger UI, with a token of the first account filled in.

import { Refusal, send, useToken } from './api.js';

const CONTRACTS = ['sip-registration', 'sip-registration-callbacks', 'mock-server-admin'];
const contract = CONTRACTS.find((name) => name === location.search.slice(1)) ?? CONTRACTS[0];
const place = document.getElementById('contract');
const form = document.getElementById('admin-token');
let adminToken = '';

/** The token that "Try it out" sends: the admin token, or one that the admin API signs. */
async function tokenOf() {
  if (contract === 'mock-server-admin') {
    await send({ path: '/__admin/configuration' });
    return adminToken;
  }
  const accounts = await send({ path: '/__admin/accounts' });
  const account_id = accounts[0]?.account_id;
  return account_id ? send({ method: 'POST', path: '/__admin/tokens', body: { account_id } }) : '';
}

async function show() {
  let token = '';
  try {
    token = await tokenOf();
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) {
      throw refusal;
    }
    if (refusal.status === 401) {
      form.hidden = false;
      form.querySelector('[role=status]').textContent = adminToken ? 'That token was refused.' : '';
      return;
    }
    // The contract can be read without one.
  }
  form.hidden = true;
  if (!window.SwaggerUIBundle) {
    place.replaceChildren('Swagger UI is not on the class path. The standalone jar has it; beside the library, add org.webjars:swagger-ui. ');
    const file = document.createElement('a');
    file.href = `/__admin/openapi/${contract}.yaml`;
    file.textContent = 'The contract as a file';
    place.append(file);
    return;
  }
  place.replaceChildren();
  window.SwaggerUIBundle({
    // Whoever reads the callbacks calls nobody: they are calls of the reader's own server.
    supportedSubmitMethods: contract === 'sip-registration-callbacks' ? [] : undefined,
    url: `/__admin/openapi/${contract}.yaml`,
    domNode: place,
    deepLinking: true,
    validatorUrl: null,
    // Not to the server that the contract names, but to this one.
    requestInterceptor: (request) => {
      const url = new URL(request.url, location.origin);
      request.url = location.origin + url.pathname + url.search;
      if (token) {
        request.headers.Authorization = `Bearer ${token}`;
      }
      return request;
    },
  });
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  adminToken = new FormData(form).get('token');
  useToken(adminToken);
  show();
});

show();
