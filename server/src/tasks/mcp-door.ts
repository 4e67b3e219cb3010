import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { type AuthInfo } from '@modelcontextprotocol/server';
import { type Request as ExpressRequest } from 'express';
import { bearerOf } from '../auth/bearer.js';
import { Origins } from '../auth/origins.js';
import { Config } from '../config/config.js';
import { type Owner } from '../database/database.js';
import { McpCallers } from '../mcp-tokens/mcp-callers.js';
import { addLogFields } from '../telemetry/log-fields.js';
import { jsonRpcRefusal } from './json-rpc-refusal.js';
import { UserServers } from './user-servers.js';

/** One of the codes that JSON-RPC leaves to servers. */
const REFUSED = -32_000;

/** Where our own MCP server is reached: it lets in whoever has a token for it, each to a server of their own. */
@Injectable()
export class McpDoor implements OnApplicationShutdown {
  private readonly logger = new Logger(McpDoor.name);

  private opened: ReturnType<McpDoor['open']> | undefined;

  constructor(
    private readonly config: Config,
    private readonly callers: McpCallers,
    private readonly origins: Origins,
    private readonly servers: UserServers,
  ) {}

  /** Answers one request; when the signal fires, nobody reads the answer any more. */
  async answer(request: ExpressRequest, signal: AbortSignal): Promise<Response> {
    if (!this.origins.isAddressed(request) || !this.origins.trusts(request)) return forbidden();
    const token = bearerOf(request) ?? '';
    const user = await this.callers.userOf(token);
    if (!user) return this.unauthorized();
    addLogFields({ user_id: user.id });

    const parsedBody: unknown = request.body;
    const { handler, toWebRequest } = await (this.opened ??= this.open());
    const webRequest = await toWebRequest(request, parsedBody, { signal });
    return handler.fetch(webRequest, { authInfo: authInfoOf(user, token), parsedBody });
  }

  /** What a client needs to know to get a token (RFC 9728). */
  resourceMetadata() {
    const { publicUrl } = this.config.http;
    return { resource: `${publicUrl}/mcp`, bearer_methods_supported: ['header'], resource_name: 'Chatkeep tasks' };
  }

  async onApplicationShutdown(): Promise<void> {
    await (await this.opened)?.handler.close();
  }

  /** What speaks MCP is loaded for who comes first: a server that nobody has asked yet need not hold it. */
  private async open() {
    const [{ createMcpHandler }, { toWebRequest }] = await Promise.all([
      import('@modelcontextprotocol/server'),
      import('@modelcontextprotocol/node'),
    ]);
    const handler = createMcpHandler(({ authInfo }) => this.servers.serverFor(userOf(authInfo)), {
      onerror: (error) => this.logger.debug(error.message),
    });
    return { handler, toWebRequest };
  }

  private unauthorized(): Response {
    const metadata = `${this.config.http.publicUrl}/.well-known/oauth-protected-resource/mcp`;
    const headers = { 'WWW-Authenticate': `Bearer resource_metadata="${metadata}"` };
    return refusal(401, 'Send a token that was made for this server, as a bearer token.', headers);
  }
}

function forbidden(): Response {
  return refusal(403, 'This address may not be used from there.');
}

function refusal(status: number, message: string, headers: Record<string, string> = {}): Response {
  return Response.json(jsonRpcRefusal(REFUSED, message), { status, headers });
}

function authInfoOf(user: Owner, token: string): AuthInfo {
  return { token, clientId: 'chatkeep', scopes: [], extra: { userId: user.id } };
}

function userOf(authInfo: AuthInfo | undefined): Owner {
  return { id: String(authInfo?.extra?.['userId']) };
}
