import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpAdapterHost } from '@nestjs/core';
import { TEST_SECRETS } from '../../../auth/testing/open-auth.js';
import { Config } from '../../../config/config.js';
import { Connections } from '../../../connections/connections.js';
import { ConnectionsRepository } from '../../../connections/connections.repository.js';
import { Database, type Owner } from '../../../database/database.js';
import { serveTasks } from '../../../tasks/testing/serve-tasks.js';
import { Vault } from '../../../vault/vault.js';
import { type Toolbox, type ToolOutcome, type ToolProgress } from '../../toolbox.js';
import { McpToolboxes } from '../mcp-toolboxes.js';

/** Toolboxes on our own tasks server and on the servers of a settings file. */
export async function openToolboxes(mcpServers: Record<string, object> = {}, variables: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'chatkeep-tools-'));
  const MCP_CONFIG = join(folder, 'mcp.json');
  writeFileSync(MCP_CONFIG, JSON.stringify({ mcpServers }));
  const config = Config.read({ ...TEST_SECRETS, MCP_CONFIG, ...variables });
  const server = await serveTasks();
  const database = server.app.get(Database, { strict: false });
  const connections = new Connections(config, new ConnectionsRepository(database, new Vault(config)));
  const toolboxes = new McpToolboxes(config, server.tokens, server.app.get(HttpAdapterHost), connections);
  const known = (user: Owner, names?: readonly string[]) => serversKnown(toolboxes, user, names);
  return {
    toolboxes,
    /** Resolves when the servers of these names, or all, have told what they offer or cannot be reached. */
    known,
    signUp: () => server.signUp(),
    /** A toolbox with everything that the servers offer, however busy the machine. */
    open: (user: Owner): Promise<Toolbox> => known(user).then(() => toolboxes.open(user)),
    [Symbol.asyncDispose]: async () => {
      rmSync(folder, { recursive: true });
      await server[Symbol.asyncDispose]();
    },
  };
}

async function serversKnown(toolboxes: McpToolboxes, user: Owner, names?: readonly string[]): Promise<void> {
  for (;;) {
    const servers = await toolboxes.list(user); // waits for them a while itself
    if (servers.every(({ name, status }) => status !== 'connecting' || names?.includes(name) === false)) return;
  }
}

const NEVER = new AbortController().signal;

interface CallOptions {
  readonly signal?: AbortSignal;
  readonly idempotencyKey?: string;
  readonly progressed?: (progress: ToolProgress) => void;
}

/** Calls the tool that the model knows as `name`, which asks nothing first. */
export async function callTool(
  toolbox: Toolbox,
  name: string,
  args: Record<string, unknown> = {},
  { signal = NEVER, idempotencyKey = name, ...listener }: CallOptions = {},
): Promise<ToolOutcome> {
  const tool = toolbox.tools.find((candidate) => candidate.name === name);
  if (!tool) throw new Error(`There is no ${name} among ${toolbox.tools.map((other) => other.name).join(', ')}`);
  const outcome = await toolbox.call({ tool, arguments: args, idempotencyKey }, signal, listener);
  if (outcome.status === 'input_required') throw new Error(`${name} asks ${JSON.stringify(outcome.question)}`);
  return outcome;
}
