// Verifies the pacts against a running mock server: node verify.js http://127.0.0.1:8080
import { Verifier } from '@pact-foundation/pact-core';

const [baseUrl] = process.argv.slice(2);
if (!baseUrl) {
  console.error('usage: node verify.js BASE-URL');
  process.exit(2);
}
await new Verifier({
  provider: 'mock-server',
  providerBaseUrl: baseUrl,
  pactUrls: ['pacts/ivr-team-mock-server.json'],
  providerStatesSetupUrl: `${baseUrl}/__admin/pact/state`,
  providerStatesSetupBody: true,
  providerStatesSetupTeardown: true,
  logLevel: 'warn',
}).verify();
