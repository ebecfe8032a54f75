// The mock server as a process; each test opens an account of its own in it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const jar = 'target/sip-registration-mock-server-standalone.jar';

export async function startMockServer() {
  const java = spawn('java', ['-jar', jar, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [listening] = await once(createInterface(java.stdout), 'line');
  const url = listening.replace('Listening on ', '');

  async function admin(command, body) {
    const response = await fetch(`${url}/__admin/${command}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${command}: ${await response.text()}`);
    }
    return response.json();
  }

  return {
    url,
    admin,
    async newAccount(settings = {}) {
      const { account, credentials } = await admin('accounts', settings);
      return { id: account.account_id, credentials };
    },
    async close() {
      java.kill();
      await once(java, 'exit');
    },
  };
}
