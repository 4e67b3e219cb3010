// The sign-in of the client under test: the class that takes users to an issuer and back, with somebody who says yes.
import { SignIns } from '../../../dist/server/server/src/connections/sign-ins.js';

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

  put(user, server, credentials) {
    this.credentials = credentials;
  }
}

/** The suite's issuers are on this machine, which is refused elsewhere, and know us by an address of their own. */
class LocalSignIns extends SignIns {
  clientUrl = `${PUBLIC}/client-metadata.json`;

  reach() {
    return fetch;
  }
}

/** Signs in when it is told to, and once more when a token is refused. */
export function signInAt(url, user) {
  const kept = new OneSignIn();
  const config = { http: { publicUrl: PUBLIC }, mcp: { servers: [{ name: 'suite', url, headers: {} }] } };
  const signIns = new LocalSignIns(config, kept, kept);

  async function signIn() {
    const { authorizationUrl, browser } = await signIns.begin(user, 'suite');
    const { headers } = await fetch(authorizationUrl, { redirect: 'manual' });
    const end = await signIns.finish(browser, new URL(headers.get('location') ?? PUBLIC).searchParams);
    if (end.failure) throw new Error(`The sign-in came to nothing: ${end.failure}`);
    return kept.credentials.tokens.access_token;
  }

  return { token: async () => kept.credentials?.tokens.access_token ?? null, renewed: signIn, signIn };
}
