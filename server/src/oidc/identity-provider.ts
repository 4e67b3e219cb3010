import { Injectable } from '@nestjs/common';
import type * as oidc from 'openid-client';
import { Config } from '../config/config.js';
import { type OidcSettings } from '../config/oidc.js';
import { NotFound } from '../http/not-found.js';
import { guardedFetch } from '../outside/guarded-fetch.js';

/** Who somebody is at the identity provider, by its word. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  readonly name: string | null;
}

/** What a browser must bring back for its sign-in to be finished. */
export interface SignInAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

const TIMEOUT_SECONDS = 10;

/** Loaded when somebody first signs in that way. */
const load = () => import('openid-client');

/** The identity provider of the settings; what it says of itself is asked once, when it is first needed. */
@Injectable()
export class IdentityProvider {
  private readonly redirectUri = `${this.config.http.publicUrl}/api/auth/oidc/callback`;
  private discovered: Promise<oidc.Configuration> | undefined;

  constructor(private readonly config: Config) {}

  /** What to call it on a button; null when there is none. */
  get label(): string | null {
    return this.config.oidc ? new URL(this.config.oidc.issuer).host : null;
  }

  /** What the settings say of it; throws `NotFound` when there is none. */
  get settings(): OidcSettings {
    if (!this.config.oidc) throw new NotFound('identity provider');
    return this.config.oidc;
  }

  /** Where to send the browser, and what it must bring back. */
  async begin(): Promise<{ url: URL; attempt: SignInAttempt }> {
    const [oidc, provider] = await Promise.all([load(), this.discover()]);
    const verifier = oidc.randomPKCECodeVerifier();
    const attempt = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier };
    const url = oidc.buildAuthorizationUrl(provider, {
      redirect_uri: this.redirectUri,
      scope: 'openid email profile',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return { url, attempt };
  }

  /** Who came back with this query; throws when it is not the answer to the attempt. */
  async finish(query: string, { state, nonce, verifier }: SignInAttempt): Promise<Identity> {
    const [oidc, provider] = await Promise.all([load(), this.discover()]);
    const tokens = await oidc.authorizationCodeGrant(provider, new URL(`${this.redirectUri}${query}`), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new Error('The identity provider sent no ID token');
    const { email, name } =
      claims['email'] === undefined ? await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub) : claims;
    return { issuer: claims.iss, subject: claims.sub, email: text(email), name: text(name) };
  }

  private async discover(): Promise<oidc.Configuration> {
    this.discovered ??= this.ask(this.settings);
    this.discovered.catch(() => (this.discovered = undefined));
    return await this.discovered;
  }

  private async ask(settings: OidcSettings): Promise<oidc.Configuration> {
    const oidc = await load();
    const issuer = new URL(settings.issuer);
    return await oidc.discovery(issuer, settings.clientId, settings.clientSecret, undefined, {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- the settings allow plain http on this machine alone
      execute: issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [],
      timeout: TIMEOUT_SECONDS,
      [oidc.customFetch]: guardedFetch({ allowedOrigins: [issuer.origin] }),
    });
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
