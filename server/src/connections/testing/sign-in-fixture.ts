import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { json, text } from 'node:stream/consumers';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import Provider, { type AuthorizationSettings } from 'oidc-provider';
import { z } from 'zod';

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A client that the authorization server knows beforehand, where nobody can register. */
export interface KnownClient {
  readonly id: string;
  readonly secret: string;
  readonly redirectUrl: string;
}

/**
 * An MCP server at one address with a real authorization server; everybody who comes by is let in as `ada`. Counting
 * mails takes the scope `mail`, sending one `send` too.
 */
export async function signInFixture({ known }: { known?: KnownClient } = {}) {
  const seen = { tokens: new Set<string>(), refreshes: 0, clients: new Set<string>() };
  const issuing = { isDown: false, isStingy: false, isAsking: false };
  let handle: Handler = () => undefined;
  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  const origin = `http://127.0.0.1:${port}`;
  const resource = `${origin}/mcp`;
  const provider = new Provider(origin, configuration(resource, known));
  provider.on('grant.success', ({ oidc }) => {
    if (oidc.params?.['grant_type'] === 'refresh_token') seen.refreshes++;
    else seen.clients.add(String(oidc.client?.clientId));
  });
  const issuer = provider.callback();
  const mcp = toNodeHandler(createMcpHandler(mailServer));

  const answerMcp: Handler = async (request, response) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const grant = token === undefined ? undefined : await provider.AccessToken.find(token);
    if (token === undefined || !grant?.isValid || grant.aud !== resource) return refuse(response, origin);
    seen.tokens.add(token);
    const body: unknown = request.method === 'POST' ? await json(request) : undefined;
    if (isSending(body) && !grant.scope?.includes('send')) return refuseToSend(response, origin);
    return await mcp(request, response, body);
  };
  handle = (request, response) => {
    if (request.url === '/mcp') return answerMcp(request, response);
    if (issuing.isDown) return response.writeHead(503).end();
    if (request.url === '/described-here') return describe(response, { resource, authorization_servers: [origin] });
    if (request.url?.startsWith('/interaction/')) {
      return letIn(provider, resource, request, response, issuing);
    }
    return issuer(request, response);
  };

  return {
    url: resource,
    /**
     * While `isDown`, the authorization server answers nothing but 503; while `isStingy`, it never grants `send`; while
     * `isAsking`, it shows a page on which whoever comes by allows or denies it.
     */
    issuing,
    /** Every token that came with a call, how often one was renewed, and the clients that they were issued to. */
    seen,
    isGood: async (token: string) => (await provider.AccessToken.find(token)) !== undefined,
    /** Takes back all access tokens, as if they had run out; with `forGood`, what they could be renewed with too. */
    async expire(forGood = false): Promise<void> {
      for (const token of seen.tokens) {
        const access = await provider.AccessToken.find(token);
        if (forGood && access?.grantId) await provider.RefreshToken.revokeByGrantId(access.grantId);
        await access?.destroy();
      }
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function configuration(resource: string, known?: KnownClient): AuthorizationSettings {
  return {
    ...(known && { clients: [described(known)] }),
    cookies: { keys: ['a key of the tests'] },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    issueRefreshToken: () => Promise.resolve(true),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      registration: { enabled: !known },
      revocation: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ scope: 'mail send', audience: resource, accessTokenTTL: 600 }),
      },
    },
    scopes: ['openid', 'offline_access', 'mail', 'send'],
  };
}

function described({ id, secret, redirectUrl }: KnownClient): object {
  return {
    client_id: id,
    client_secret: secret,
    redirect_uris: [redirectUrl],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'client_secret_basic',
  };
}

function mailServer(): McpServer {
  const server = new McpServer({ name: 'mail', version: '1' });
  server.registerTool('count_mails', {}, () => ({ content: [{ type: 'text', text: '3 mails' }] }));
  server.registerTool('send_mail', {}, () => ({ content: [{ type: 'text', text: 'Sent' }] }));
  return server;
}

const Call = z.object({ method: z.literal('tools/call'), params: z.object({ name: z.literal('send_mail') }) });

function isSending(body: unknown): boolean {
  return Call.safeParse(body).success;
}

function refuseToSend(response: ServerResponse, origin: string): void {
  const challenge = `Bearer error="insufficient_scope", scope="send", resource_metadata="${origin}/described-here"`;
  response.writeHead(403, { 'WWW-Authenticate': challenge }).end();
}

function refuse(response: ServerResponse, origin: string): void {
  const challenge = `Bearer resource_metadata="${origin}/described-here", scope="mail"`;
  response.writeHead(401, { 'WWW-Authenticate': challenge }).end();
}

function describe(response: ServerResponse, metadata: object): void {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(metadata));
}

async function letIn(
  provider: Provider,
  resource: string,
  request: IncomingMessage,
  response: ServerResponse,
  { isStingy, isAsking }: { isStingy: boolean; isAsking: boolean },
) {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login')
    return await provider.interactionFinished(request, response, { login: { accountId: 'ada' } });
  if (isAsking && request.method !== 'POST') return ask(response);
  if (isAsking && (await text(request)).includes('deny'))
    return await provider.interactionFinished(request, response, { error: 'access_denied' });
  const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params['client_id']) });
  grant.addOIDCScope('openid offline_access mail send');
  grant.addResourceScope(resource, 'mail');
  if (isStingy) grant.rejectResourceScope(resource, 'send');
  else grant.addResourceScope(resource, 'send');
  return await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

/** A page of the authorization server's, for people. */
function ask(response: ServerResponse): void {
  const buttons = ['allow', 'deny'].map((answer) => `<button name="answer" value="${answer}">${answer}</button>`);
  const page = `<!doctype html><title>Mail</title><h1>May Chatkeep count your mails?</h1><form method="post">`;
  response.writeHead(200, { 'Content-Type': 'text/html' }).end(`${page}${buttons.join('')}</form>`);
}
