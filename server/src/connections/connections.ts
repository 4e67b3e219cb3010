import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { OAuthError, OAuthErrorCode, refreshAuthorization } from '@modelcontextprotocol/client';
import { Config } from '../config/config.js';
import { type Owner } from '../database/database.js';
import { persistently } from '../database/persistently.js';
import { unlessAborted } from '../outside/unless-aborted.js';
import { type Connection, ConnectionsRepository } from './connections.repository.js';
import { type Credentials, expiryOf } from './credentials.js';
import { revoke } from './revocation.js';
import { presentClient, signInFetch, signInServer } from './sign-in-server.js';
import { SignInUnavailable } from './sign-in-unavailable.js';
import { mayBeWidened, wellFormedScope } from './wider-scope.js';

/** A token with less left than this is not used any more. */
const SKEW_MS = 10_000;
const LOOK_AGAIN_MS = 200;
const MAX_LOOKS = 100;
const OVER: readonly string[] = [
  OAuthErrorCode.InvalidGrant,
  OAuthErrorCode.InvalidClient,
  OAuthErrorCode.UnauthorizedClient,
];

/** A user's sign-in at a server. */
export interface SignedIn {
  /** Another one each time the user signs in. */
  readonly id: string;
  /** Whether the server has refused a call for want of rights that another sign-in can bring. */
  readonly wantsMore: boolean;
}

/** The tokens with which tools are called in the name of users. */
@Injectable()
export class Connections {
  constructor(
    private readonly config: Config,
    private readonly connections: ConnectionsRepository,
  ) {}

  /** The servers at which the user is signed in, where the settings say that they are. */
  async servers(user: Owner): Promise<ReadonlyMap<string, SignedIn>> {
    if (this.config.mcp.servers.length === 0) return new Map();
    const rows = await this.connections.list(user);
    const urls = new Map(this.config.mcp.servers.map(({ name, url }) => [name, url]));
    const there = rows.filter(({ server, address }) => urls.get(server) === address);
    return new Map(there.map(({ server, id, wantedScope }) => [server, { id, wantsMore: wantedScope !== null }]));
  }

  /** A token that should be good; null when the user has to sign in. Throws like `renewed`. */
  async token(user: Owner, server: string, signal: AbortSignal): Promise<string | null> {
    const connection = await this.connections.find(user, signInServer(this.config, server));
    if (!connection) return null;
    const { tokens, expiresAt } = connection.credentials;
    const isOver = expiresAt !== null && expiresAt < Date.now() + SKEW_MS;
    return isOver ? await this.renewed(user, server, tokens.access_token, signal) : tokens.access_token;
  }

  /**
   * Another token than the one that was refused, asked for once over all processes; null when the user has to sign in.
   * Throws `SignInUnavailable` when nobody can say that, since the issuer does not answer. The signal ends the waiting
   * alone: what the issuer was asked for is stored when it comes, since it gives it out once.
   */
  async renewed(user: Owner, server: string, refused: string, signal: AbortSignal): Promise<string | null> {
    const settings = signInServer(this.config, server);
    for (let look = 0; look < MAX_LOOKS; look++) {
      signal.throwIfAborted();
      const connection = await this.connections.find(user, settings);
      if (!connection) return null;
      const { access_token: token } = connection.credentials.tokens;
      if (token !== refused) return token;
      const isMine = await this.connections.lease(user, connection);
      const issued = isMine ? await unlessAborted(signal, this.refresh(user, connection)) : null;
      if (issued !== null) return issued;
      if (!isMine) await delay(LOOK_AGAIN_MS, undefined, { signal });
    }
    throw new SignInUnavailable(server);
  }

  /** The server has refused a call that needs these rights. Whether the user may get them by signing in once more. */
  async wants(user: Owner, server: string, named: string | undefined): Promise<boolean> {
    const connection = await this.connections.find(user, signInServer(this.config, server));
    if (!connection) return true;
    const scope = wellFormedScope(named);
    if (!mayBeWidened(connection.credentials, scope)) return false;
    await this.connections.want(user, connection, scope);
    return true;
  }

  /**
   * Signs the user out of the server, also of one that the settings do not name any more: erases the tokens here, and
   * there if the issuer offers that. Throws `NotFound` when there is neither server nor token.
   */
  async disconnect(user: Owner, server: string): Promise<void> {
    const connection = await this.connections.delete(user, server);
    if (connection) await revoke(connection.credentials, signInFetch(connection.address));
    else signInServer(this.config, server);
  }

  /** Signs the user out everywhere, as far as that is possible. */
  async disconnectAll(user: Owner): Promise<void> {
    const rows = await this.connections.list(user);
    await Promise.allSettled(rows.map(({ server }) => this.disconnect(user, server)));
  }

  /**
   * A new token; null when this sign-in is over, or another one has taken its place. The issuer gives tokens out once, so
   * they are stored although the database may be away at first.
   */
  private async refresh(user: Owner, connection: Connection): Promise<string | null> {
    const credentials = await this.asked(connection).catch((error: unknown) => this.refused(user, connection, error));
    if (!credentials) return null;
    const isStored = await persistently(() => this.connections.refreshed(user, connection, credentials));
    return isStored ? credentials.tokens.access_token : null;
  }

  /** Forgets a sign-in that is over; throws `SignInUnavailable` when the issuer has not said that it is. */
  private async refused(user: Owner, connection: Connection, error: unknown): Promise<null> {
    const isOver = error instanceof OAuthError && OVER.includes(error.code);
    if (!isOver) {
      await this.connections.refreshed(user, connection);
      throw new SignInUnavailable(connection.server, error);
    }
    await this.connections.delete(user, connection.server, connection);
    return null;
  }

  private async asked({ server, credentials }: Connection): Promise<Credentials> {
    const { tokens, client, discovery } = credentials;
    const settings = signInServer(this.config, server);
    if (tokens.refresh_token === undefined)
      throw new OAuthError(OAuthErrorCode.InvalidGrant, 'There is no refresh token');
    const issued = await refreshAuthorization(discovery.authorizationServerUrl, {
      clientInformation: presentClient(client, settings),
      refreshToken: tokens.refresh_token,
      fetchFn: signInFetch(settings.url),
      ...(discovery.authorizationServerMetadata && { metadata: discovery.authorizationServerMetadata }),
      ...(discovery.resourceMetadata && { resource: discovery.resourceMetadata.resource }),
    });
    return { ...credentials, tokens: { ...tokens, ...issued }, expiresAt: expiryOf(issued) };
  }
}
