// The contracts: as files, and readable with a form for each call, on a page of their own.

import { html } from '../lit-html/lit-html.js';
import { snippet } from '../parts/basics.js';

export const contract = () => html`
  <h1>Contract</h1>
  <div class="cards">
    ${one('sip-registration', 'The vendor\'s calls', 'What your client calls. “Try it out” makes real calls of this server, with a token of the first account\'s owner.')}
    ${one('sip-registration-callbacks', 'The vendor\'s callbacks', 'What your server gets when a registration fails or recovers, a month is renewed or money runs low.')}
    ${one('mock-server-admin', 'The admin API', 'What tests, and this page, call to arrange and to inspect.')}
  </div>`;

const one = (name, title, text) => html`
  <section class="card"><h2>${title}</h2><p>${text}</p>
    <p><a class="button" href="/__admin/ui/contract.html?${name}">${name === 'sip-registration-callbacks' ? 'Read it' : 'Read it and try it'}</a>
       <a class="button quiet" href="/__admin/openapi/${name}.yaml" download>OpenAPI file</a></p>
    ${snippet(`curl -O ${location.origin}/__admin/openapi/${name}.yaml`)}
  </section>`;
