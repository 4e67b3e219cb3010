import { type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import type Provider from 'oidc-provider';
import { z } from 'zod';

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Where the MCP server is, and where it tells who lets people in. */
export interface MailPlace {
  readonly origin: string;
  readonly resource: string;
  readonly description: string;
}

/** An MCP server of the tokens that the provider issued for it; notes each that came with a call. */
export function mailServer(provider: Provider, { resource, description }: MailPlace, tokens: Set<string>): Handler {
  const mcp = toNodeHandler(createMcpHandler(mailTools));
  return async (request, response) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const grant = token === undefined ? undefined : await provider.AccessToken.find(token);
    if (token === undefined || !grant?.isValid || grant.aud !== resource) return refuse(response, description);
    tokens.add(token);
    const body: unknown = request.method === 'POST' ? await json(request) : undefined;
    if (isSending(body) && !grant.scope?.includes('send')) return refuseToSend(response, description);
    return await mcp(request, response, body);
  };
}

function mailTools(): McpServer {
  const server = new McpServer({ name: 'mail', version: '1' });
  server.registerTool('count_mails', {}, () => ({ content: [{ type: 'text', text: '3 mails' }] }));
  server.registerTool('send_mail', {}, () => ({ content: [{ type: 'text', text: 'Sent' }] }));
  return server;
}

const Call = z.object({ method: z.literal('tools/call'), params: z.object({ name: z.literal('send_mail') }) });

function isSending(body: unknown): boolean {
  return Call.safeParse(body).success;
}

function refuseToSend(response: ServerResponse, description: string): void {
  const challenge = `Bearer error="insufficient_scope", scope="send", resource_metadata="${description}"`;
  response.writeHead(403, { 'WWW-Authenticate': challenge }).end();
}

function refuse(response: ServerResponse, description: string): void {
  const challenge = `Bearer resource_metadata="${description}", scope="mail"`;
  response.writeHead(401, { 'WWW-Authenticate': challenge }).end();
}
