import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { OAuthError, OAuthErrorCode, refreshAuthorization } from '@modelcontextprotocol/client';
import { Config } from '../config/config.js';
import { type Owner } from '../database/database.js';
import { type Connection, ConnectionsRepository } from './connections.repository.js';
import { type Credentials, expiryOf } from './credentials.js';
import { revoke } from './revocation.js';
import { signInFetch, signInServer } from './sign-in-server.js';
import { SignInUnavailable } from './sign-in-unavailable.js';

/** A token with less left than this is not used any more. */
const SKEW_MS = 10_000;
const LOOK_AGAIN_MS = 200;
const MAX_LOOKS = 100;
const OVER: readonly string[] = [
  OAuthErrorCode.InvalidGrant,
  OAuthErrorCode.InvalidClient,
  OAuthErrorCode.UnauthorizedClient,
];

/** The tokens with which tools are called in the name of users. */
@Injectable()
export class Connections {
  constructor(
    private readonly config: Config,
    private readonly connections: ConnectionsRepository,
  ) {}

  /** The servers at which the user is signed in, each with the id of that sign-in. */
  async servers(user: Owner): Promise<ReadonlyMap<string, string>> {
    return await this.connections.servers(user);
  }

  /** A token that should be good; null when the user has to sign in. Throws `SignInUnavailable` like `renewed`. */
  async token(user: Owner, server: string): Promise<string | null> {
    const connection = await this.connections.find(user, server);
    if (!connection) return null;
    const { tokens, expiresAt } = connection.credentials;
    const isOver = expiresAt !== null && expiresAt < Date.now() + SKEW_MS;
    return isOver ? await this.renewed(user, server, tokens.access_token) : tokens.access_token;
  }

  /**
   * Another token than the one that was refused, asked for once over all processes; null when the user has to sign in.
   * Throws `SignInUnavailable` when nobody can say that, since the issuer does not answer.
   */
  async renewed(user: Owner, server: string, refused: string): Promise<string | null> {
    for (let look = 0; look < MAX_LOOKS; look++) {
      const connection = await this.connections.find(user, server);
      if (!connection) return null;
      const { access_token: token } = connection.credentials.tokens;
      if (token !== refused) return token;
      if (await this.connections.lease(user, connection)) return await this.refresh(user, connection);
      await delay(LOOK_AGAIN_MS);
    }
    throw new SignInUnavailable(server);
  }

  /**
   * Signs the user out of the server: erases the tokens here, and there if the issuer offers that. Of a server that the
   * settings do not name any more they are erased as well, before `NotFound` says so.
   */
  async disconnect(user: Owner, server: string): Promise<void> {
    const connection = await this.connections.delete(user, server);
    const { url } = signInServer(this.config, server);
    if (connection) await revoke(connection.credentials, signInFetch(url));
  }

  /** Signs the user out everywhere, as far as that is possible. */
  async disconnectAll(user: Owner): Promise<void> {
    const servers = await this.connections.servers(user);
    await Promise.allSettled([...servers.keys()].map((server) => this.disconnect(user, server)));
  }

  private async refresh(user: Owner, connection: Connection): Promise<string | null> {
    const { server, version } = connection;
    try {
      const credentials = await this.asked(connection);
      await this.connections.refreshed(user, connection, credentials);
      return credentials?.tokens.access_token ?? null;
    } catch (error) {
      const isOver = error instanceof OAuthError && OVER.includes(error.code);
      if (!isOver) {
        await this.connections.refreshed(user, connection);
        throw new SignInUnavailable(server, error);
      }
      await this.connections.delete(user, server, version);
      return null;
    }
  }

  private async asked({ server, credentials }: Connection): Promise<Credentials | undefined> {
    const { tokens, client, discovery } = credentials;
    if (tokens.refresh_token === undefined)
      throw new OAuthError(OAuthErrorCode.InvalidGrant, 'There is no refresh token');
    const issued = await refreshAuthorization(discovery.authorizationServerUrl, {
      clientInformation: client,
      refreshToken: tokens.refresh_token,
      fetchFn: signInFetch(signInServer(this.config, server).url),
      ...(discovery.authorizationServerMetadata && { metadata: discovery.authorizationServerMetadata }),
      ...(discovery.resourceMetadata && { resource: discovery.resourceMetadata.resource }),
    });
    return { ...credentials, tokens: { ...tokens, ...issued }, expiresAt: expiryOf(issued) };
  }
}
