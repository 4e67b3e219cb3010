import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { AccessTokens } from '../../auth/access-tokens.js';
import { Config } from '../../config/config.js';
import { Connections, type SignedIn } from '../../connections/connections.js';
import { type Owner } from '../../database/database.js';
import { type Toolbox, Toolboxes, type ToolServer } from '../toolbox.js';
import { configuredServer } from './configured-server.js';
import { McpToolbox } from './mcp-toolbox.js';
import { ownAddress } from './own-address.js';
import { tasksServer } from './tasks-server.js';
import { type Listing, type ToolCatalogue } from './tool-catalogue.js';
import { UserCatalogues } from './user-catalogues.js';

type SignIns = ReadonlyMap<string, SignedIn>;

/** The tools of our own server and of those that the settings name, all over MCP. */
@Injectable()
export class McpToolboxes extends Toolboxes {
  private readonly servers: readonly UserCatalogues[];

  constructor(
    private readonly config: Config,
    tokens: AccessTokens,
    adapter: HttpAdapterHost,
    private readonly connections: Connections,
  ) {
    super();
    const tasks = tasksServer(() => ownAddress(adapter, '/mcp'), tokens);
    const servers = [tasks, ...config.mcp.servers.map((settings) => configuredServer(settings, connections))];
    this.servers = servers.map((server) => new UserCatalogues(server));
  }

  async open(user: Owner): Promise<Toolbox> {
    const listings = await this.listings(user, await this.connections.servers(user));
    return new McpToolbox(listings, user, this.config.runs.toolTimeoutMs);
  }

  async list(user: Owner): Promise<readonly ToolServer[]> {
    const signIns = await this.connections.servers(user);
    const listings = await this.listings(user, signIns);
    return listings.map(([catalogue, listing]) => toolServer(catalogue, listing, signIns.get(listing.name)));
  }

  private async listings(user: Owner, signIns: SignIns): Promise<readonly (readonly [ToolCatalogue, Listing])[]> {
    const catalogues = this.servers.map((server) => server.of(user, signIns));
    return await Promise.all(catalogues.map(async (catalogue) => [catalogue, await catalogue.get(user)] as const));
  }
}

/** A server as its user is to see it: one that wants more rights than it was given is to be connected again. */
function toolServer(
  { server, isOwn }: ToolCatalogue,
  { name, status, error, tools }: Listing,
  signIn: SignedIn | undefined,
): ToolServer {
  if (isOwn && signIn?.wantsMore) {
    const words = `The ${name} server wants more rights than you have given it. Connect it again to give them.`;
    return { name, status: 'needs_connection', error: words, isConnected: true, tools };
  }
  const wantsSignIn = status === 'needs_connection';
  const isConnected = server.signIn && (isOwn || wantsSignIn) ? isOwn && !wantsSignIn : undefined;
  return { name, status, tools, ...(error && { error }), ...(isConnected !== undefined && { isConnected }) };
}
