import {
  type OAuthDiscoveryState,
  type StoredOAuthClientInformation,
  type StoredOAuthTokens,
} from '@modelcontextprotocol/client';

/** What a sign-in leads to, and what is needed to prolong it or to take it back. */
export interface Credentials {
  readonly tokens: StoredOAuthTokens;
  /** Milliseconds since 1970; null when the issuer does not say. */
  readonly expiresAt: number | null;
  readonly client: StoredOAuthClientInformation;
  readonly discovery: OAuthDiscoveryState;
  /** The rights that were asked for, divided by spaces; empty when none were named. */
  readonly scope: string;
  /** How many sign-ins in a row, this one included, have asked for the same rights. */
  readonly attempt: number;
}

/** When tokens that were issued now run out. */
export function expiryOf({ expires_in: seconds }: StoredOAuthTokens): number | null {
  return seconds === undefined ? null : Date.now() + seconds * 1_000;
}

/** Who issues the tokens that this discovery leads to. */
export function issuerOf({ authorizationServerMetadata, authorizationServerUrl }: OAuthDiscoveryState): string {
  return authorizationServerMetadata?.issuer ?? authorizationServerUrl;
}
