// The sign-in of the client under test: the classes that take users to an issuer and back, with somebody who says yes.
import { Connections } from '../../../dist/server/server/src/connections/connections.js';
import { ServerSignIns } from '../../../dist/server/server/src/connections/server-sign-ins.js';

const PUBLIC = 'https://conformance-test.local';

/** Remembers in this process what is otherwise kept in the database, for one user at one server. */
class OneSignIn {
  begin(user, server, keys, memory) {
    this.begun = { server, keys, memory };
  }

  finish(user, { state, browser }) {
    const { server, keys, memory } = this.begun ?? {};
    this.begun = undefined;
    return keys?.state === state && keys.browser === browser ? { server, memory } : null;
  }

  find() {
    return this.connection ?? null;
  }

  put(user, { name, url }, credentials) {
    this.connection = { server: name, address: url, version: 1, wantedScope: null, credentials };
  }

  want(user, connection, wantedScope) {
    this.connection = { ...connection, wantedScope };
  }
}

/** The suite's issuers are on this machine, which is refused elsewhere, and know us by an address of their own. */
class LocalSignIns extends ServerSignIns {
  clientUrl = `${PUBLIC}/client-metadata.json`;

  reach() {
    return fetch;
  }
}

/** Signs in when it is told to, and once more when a token is refused; `oauth` is a client that the issuer knows. */
export function signInAt(url, user, oauth) {
  const kept = new OneSignIn();
  const server = { name: 'suite', url, headers: {}, ...(oauth && { oauth }) };
  const config = { http: { publicUrl: PUBLIC }, mcp: { servers: [server] } };
  const signIns = new LocalSignIns(config, kept, kept);
  const connections = new Connections(config, kept);
  const token = () => connections.token(user, 'suite', AbortSignal.any([]));

  async function signIn() {
    const { authorizationUrl, browser } = await signIns.begin(user, 'suite');
    const { headers } = await fetch(authorizationUrl, { redirect: 'manual' });
    const end = await signIns.finish(browser, new URL(headers.get('location') ?? PUBLIC).searchParams);
    if (end.failure) throw new Error(`The sign-in came to nothing: ${end.failure}`);
    return await token();
  }

  return { token, renewed: signIn, wants: (_, scope) => connections.wants(user, 'suite', scope), signIn };
}
