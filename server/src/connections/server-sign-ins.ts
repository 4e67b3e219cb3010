import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  auth,
  extractWWWAuthenticateParams,
  type FetchLike,
  IssuerMismatchError,
  type OAuthClientMetadata,
} from '@modelcontextprotocol/client';
import { Config } from '../config/config.js';
import { type Owner } from '../database/database.js';
import { Conflict } from '../http/conflict.js';
import { isUuid } from '../http/uuid.pipe.js';
import { ConnectionsRepository } from './connections.repository.js';
import { expiryOf } from './credentials.js';
import { SignInAttemptsRepository, type SignInKeys } from './sign-in-attempts.repository.js';
import { type SignInMemory, SignInProvider } from './sign-in-provider.js';
import { registeredClient, signInFetch, signInServer } from './sign-in-server.js';
import { askedScope } from './wider-scope.js';

const KEY_BYTES = 32;

/** Why a sign-in did not come about, in a word for the page. */
export type SignInFailure = 'expired' | 'denied' | 'issuer_mismatch' | 'failed';

/** Where a user has to go to sign in, and the key that their browser has to bring back. */
export interface SignInBegun extends SignInKeys {
  readonly authorizationUrl: string;
}

/** Takes users to an MCP server's authorization server and back. */
@Injectable()
export class ServerSignIns {
  /** The address of what we say of ourselves, for authorization servers that ask for it instead of a registration. */
  readonly clientUrl = new URL('/api/chat/connections/client.json', this.config.http.publicUrl).href;
  private readonly redirectUrl = new URL('/api/chat/connections/callback', this.config.http.publicUrl).href;

  readonly client: OAuthClientMetadata = {
    client_name: 'Chatkeep',
    client_uri: this.config.http.publicUrl,
    redirect_uris: [this.redirectUrl],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
  };

  constructor(
    private readonly config: Config,
    private readonly attempts: SignInAttemptsRepository,
    private readonly connections: ConnectionsRepository,
  ) {}

  async begin(user: Owner, server: string): Promise<SignInBegun> {
    const settings = signInServer(this.config, server);
    const { url } = settings;
    const fetchFn = this.reach(url);
    const keys = { state: key(), browser: `${user.id}.${key()}` };
    const client = registeredClient(settings);
    const { scope: named, ...metadata } = await challengeOf(url, fetchFn);
    const { attempt, ...scope } = askedScope(await this.connections.find(user, settings), named);
    const provider = this.provider(keys.state, { attempt, ...(client && { client }) });
    await auth(provider, { serverUrl: url, fetchFn, ...metadata, ...scope }).catch(() => undefined); // the page needs no more than this
    if (!provider.authorizationUrl)
      throw new Conflict(`The ${server} server does not offer a sign-in that works here.`);
    await this.attempts.begin(user, server, keys, provider.memory);
    return { ...keys, authorizationUrl: provider.authorizationUrl.href };
  }

  /** Ends a sign-in with what the authorization server sent along; answers the server, or why it did not come about. */
  async finish(browser: string, answer: URLSearchParams): Promise<{ server: string } | { failure: SignInFailure }> {
    const user = { id: browser.slice(0, browser.indexOf('.')) };
    if (!isUuid(user.id)) return { failure: 'expired' };
    const begun = await this.attempts.finish(user, { browser, state: answer.get('state') ?? '' });
    if (!begun) return { failure: 'expired' };
    const code = answer.get('code');
    if (code === null) return { failure: answer.get('error') === 'access_denied' ? 'denied' : 'failed' };
    try {
      await this.exchange(user, begun, code, answer.get('iss') ?? undefined);
      return { server: begun.server };
    } catch (error) {
      return { failure: error instanceof IssuerMismatchError ? 'issuer_mismatch' : 'failed' };
    }
  }

  /** How what a server says of its sign-in is read. */
  protected reach(url: string): FetchLike {
    return signInFetch(url);
  }

  private async exchange(
    user: Owner,
    { server, memory }: { server: string; memory: SignInMemory },
    authorizationCode: string,
    iss: string | undefined,
  ): Promise<void> {
    const settings = signInServer(this.config, server);
    const { url } = settings;
    const provider = this.provider('', memory);
    await auth(provider, {
      serverUrl: url,
      fetchFn: this.reach(url),
      authorizationCode,
      ...(iss !== undefined && { iss }),
    });
    const { client, discovery, scope = '', attempt } = provider.memory;
    const { issued: tokens } = provider;
    if (!tokens || !client || !discovery) throw new Error('The sign-in led to no tokens');
    const credentials = { tokens, expiresAt: expiryOf(tokens), client, discovery, scope, attempt };
    await this.connections.put(user, settings, credentials);
  }

  private provider(state: string, memory: SignInMemory): SignInProvider {
    const isReachable = this.clientUrl.startsWith('https:');
    return new SignInProvider(this.client, state, memory, isReachable ? this.clientUrl : undefined);
  }
}

/** What the server says to somebody without a token: where it describes its sign-in, and what to ask for there. */
async function challengeOf(url: string, fetch: FetchLike): Promise<{ resourceMetadataUrl?: URL; scope?: string }> {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' };
  const ping = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' });
  const response = await fetch(url, { method: 'POST', headers, body: ping }).catch(() => undefined);
  await response?.body?.cancel();
  if (response?.status !== 401) return {};
  const { resourceMetadataUrl, scope } = extractWWWAuthenticateParams(response);
  return { ...(resourceMetadataUrl && { resourceMetadataUrl }), ...(scope !== undefined && { scope }) };
}

function key(): string {
  return randomBytes(KEY_BYTES).toString('base64url');
}
