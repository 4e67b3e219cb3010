import { type Identity } from './identity-provider.js';

/** Why somebody whom the identity provider knows is not signed in; the page has words for each. */
export class OidcRefused extends Error {
  constructor(
    readonly reason: 'account-exists' | 'no-email',
    readonly identity: Identity,
  ) {
    super(reason);
  }
}
