import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { AccessTokens } from '../../auth/access-tokens.js';
import { Config } from '../../config/config.js';
import { Connections } from '../../connections/connections.js';
import { type Owner } from '../../database/database.js';
import { type Toolbox, Toolboxes, type ToolServer } from '../toolbox.js';
import { configuredServer } from './configured-server.js';
import { McpToolbox } from './mcp-toolbox.js';
import { ownAddress } from './own-address.js';
import { tasksServer } from './tasks-server.js';
import { type Listing, type ToolCatalogue } from './tool-catalogue.js';
import { UserCatalogues } from './user-catalogues.js';

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
    return new McpToolbox(await this.listings(user), user, this.config.runs.toolTimeoutMs);
  }

  async list(user: Owner): Promise<readonly ToolServer[]> {
    const listings = await this.listings(user);
    return listings.map(([{ server, isOwn }, { name, status, error, tools }]) => ({
      name,
      status,
      tools,
      ...(error && { error }),
      ...(server.signIn &&
        (isOwn || status === 'needs_connection') && { isConnected: isOwn && status !== 'needs_connection' }),
    }));
  }

  private async listings(user: Owner): Promise<readonly (readonly [ToolCatalogue, Listing])[]> {
    const signIns = await this.connections.servers(user);
    const catalogues = this.servers.map((server) => server.of(user, signIns));
    return await Promise.all(catalogues.map(async (catalogue) => [catalogue, await catalogue.get(user)] as const));
  }
}
