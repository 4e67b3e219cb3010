import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Environment } from './environment.js';

/** Names that stand for the built-in tasks server and for the tools of a page. */
const TAKEN: readonly string[] = ['tasks', 'page'];

const Approval = z.enum(['ask', 'writes', 'never']);
const Retry = z.enum(['read', 'idempotent', 'effect']);

/** What an MCP server may be called. */
export const SERVER_NAME = /^[\w-]{1,32}$/;

const Name = z
  .string()
  .regex(SERVER_NAME, 'a name has 1 to 32 letters, digits, _ and -')
  .refine((name) => !TAKEN.includes(name), 'this name is taken by the built-in tools');

const Url = z.url({ protocol: /^https?$/, error: 'must be an address that starts with http:// or https://' });

/** A client that whoever runs Chatkeep has registered at the issuer of a server's tokens. */
const RegisteredClient = z.strictObject({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1).optional(),
  issuer: Url.optional(),
});

const Server = z.strictObject({
  url: Url,
  headers: z.record(z.string(), z.string()).default({}),
  oauth: RegisteredClient.optional(),
  approval: Approval.default('ask'),
  tools: z.record(z.string(), z.strictObject({ approval: Approval.optional(), retry: Retry.optional() })).default({}),
});

const File = z.strictObject({ mcpServers: z.record(Name, Server) });

/** When the tools of a server, or one of them, need the user's approval. */
export type Approval = z.output<typeof Approval>;

/** An MCP server that whoever runs Chatkeep has named, and how far it is trusted. */
export type McpServerSettings = z.output<typeof Server> & { readonly name: string };

/** The MCP servers in the file that MCP_CONFIG names; every fault in it is a fault of the environment. */
export function readMcpServers(env: Environment): readonly McpServerSettings[] {
  const path = env.text('MCP_CONFIG');
  if (path === undefined) return [];
  const json = readJson(path);
  if (json === undefined) return env.fault(`MCP_CONFIG must name a readable JSON file, and ${path} is none`, []);
  return validated(expanded(json, env), env);
}

function validated(json: unknown, env: Environment): readonly McpServerSettings[] {
  const { data, error } = File.safeParse(json);
  for (const { path, message } of error?.issues ?? [])
    env.fault(`MCP_CONFIG: ${path.join('.')}: ${message}`, undefined);
  return Object.entries(data?.mcpServers ?? {}).map(([name, server]) => ({ name, ...server }));
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The same value with `${NAME}` in its texts replaced by what the environment says. */
function expanded(value: unknown, env: Environment): unknown {
  if (typeof value === 'string') return value.replace(/\$\{(\w+)\}/g, (_, name: string) => variable(name, env));
  if (Array.isArray(value)) return value.map((entry) => expanded(entry, env));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, expanded(entry, env)]));
}

function variable(name: string, env: Environment): string {
  return env.text(name) ?? env.fault(`MCP_CONFIG uses \${${name}}, which is not set`, '');
}
