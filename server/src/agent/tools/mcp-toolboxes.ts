import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { AccessTokens } from '../../auth/access-tokens.js';
import { Config } from '../../config/config.js';
import { type Owner } from '../../database/database.js';
import { type Toolbox, Toolboxes, type ToolServer } from '../toolbox.js';
import { configuredServer } from './configured-server.js';
import { McpToolbox } from './mcp-toolbox.js';
import { ownAddress } from './own-address.js';
import { tasksServer } from './tasks-server.js';
import { ToolCatalogue } from './tool-catalogue.js';

/** The tools of our own server and of those that the settings name, all over MCP. */
@Injectable()
export class McpToolboxes extends Toolboxes {
  private readonly catalogues: readonly ToolCatalogue[];

  constructor(
    private readonly config: Config,
    tokens: AccessTokens,
    adapter: HttpAdapterHost,
  ) {
    super();
    const tasks = tasksServer(() => ownAddress(adapter, '/mcp'), tokens);
    const servers = [tasks, ...config.mcp.servers.map(configuredServer)];
    this.catalogues = servers.map((server) => new ToolCatalogue(server));
  }

  async open(user: Owner): Promise<Toolbox> {
    const entries = this.catalogues.map(async (catalogue) => [catalogue, await catalogue.get(user)] as const);
    return new McpToolbox(await Promise.all(entries), user, this.config.runs.toolTimeoutMs);
  }

  async list(user: Owner): Promise<readonly ToolServer[]> {
    const listings = await Promise.all(this.catalogues.map((catalogue) => catalogue.get(user)));
    return listings.map(({ name, status, error, tools }) => ({ name, status, tools, ...(error && { error }) }));
  }
}
