// The program under test: it gives users lines.
import crypto from 'node:crypto';

/** The platform's error, which comes with HTTP status 200. */
export class Refused extends Error {
  constructor({ code, msg }) {
    super(`${code} ${msg}`);
    this.code = code;
  }
}

export class Lines {
  #baseUrl;
  #credentials;

  /** @param credentials what credentials.json has in it */
  constructor(baseUrl, credentials) {
    this.#baseUrl = baseUrl;
    this.#credentials = credentials;
  }

  /** Gives a user a line that is registered all the time, and returns its id. */
  async give(applicationId, userName) {
    const created = await this.#call('CreateSipRegistration', {
      sip_username: userName,
      proxy: 'sip.example.com',
      application_id: applicationId,
      user_name: userName,
    });
    return created.sip_registration_id;
  }

  async of(userName) {
    const { result } = await this.#call('GetSipRegistrations', { user_name: userName });
    return result;
  }

  async #call(method, parameters) {
    const response = await fetch(`${this.#baseUrl}/platform_api/${method}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${this.#token()}` },
      body: new URLSearchParams(parameters),
    });
    const answer = await response.json();
    if (answer.error) {
      throw new Refused(answer.error);
    }
    return answer;
  }

  #token() {
    const { key_id: kid, account_id: iss, private_key: key } = this.#credentials;
    const encode = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const iat = Math.floor(Date.now() / 1000);
    const text = `${encode({ alg: 'RS256', typ: 'JWT', kid })}.${encode({ iss, iat, exp: iat + 300 })}`;
    return `${text}.${crypto.sign('sha256', Buffer.from(text), key).toString('base64url')}`;
  }
}
