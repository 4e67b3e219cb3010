import { createServer } from 'node:http';
import type Provider from 'oidc-provider';
import { listening } from '../../outside/testing/listening.js';
import { type Issuing, type KnownClient, letIn, mailProvider } from './mail-provider.js';
import { type Handler, type MailPlace, mailServer } from './mail-server.js';

const DESCRIPTION = '/described-here';

/** What a fixture has seen. */
interface Seen {
  readonly tokens: Set<string>;
  readonly clients: Set<string>;
  refreshes: number;
}

/**
 * An MCP server at one address with a real authorization server; everybody who comes by is let in as `ada`. Counting
 * mails takes the scope `mail`, sending one `send` too.
 */
export async function signInFixture({ known }: { known?: KnownClient } = {}) {
  const seen: Seen = { tokens: new Set(), refreshes: 0, clients: new Set() };
  const issuing: Issuing = { isDown: false, isStingy: false, isAsking: false };
  const server = createServer();
  const { port, [Symbol.asyncDispose]: close } = await listening(server);
  const origin = `http://127.0.0.1:${port}`;
  const place = { origin, resource: `${origin}/mcp`, description: origin + DESCRIPTION };
  const provider = mailProvider(origin, place.resource, known);
  noteGrants(provider, seen);
  server.on('request', routes(place, provider, mailServer(provider, place, seen.tokens), issuing));
  return {
    url: place.resource,
    issuing,
    /** Every token that came with a call, how often one was renewed, and the clients that they were issued to. */
    seen,
    isGood: async (token: string) => (await provider.AccessToken.find(token)) !== undefined,
    /** Takes back all access tokens, as if they had run out; with `forGood`, what they could be renewed with too. */
    expire: (forGood = false) => takeBack(provider, seen.tokens, forGood),
    [Symbol.asyncDispose]: close,
  };
}

function noteGrants(provider: Provider, seen: Seen): void {
  provider.on('grant.success', ({ oidc }) => {
    if (oidc.params?.['grant_type'] === 'refresh_token') seen.refreshes++;
    else seen.clients.add(String(oidc.client?.clientId));
  });
}

/** The MCP server at its address; everywhere else the authorization server, unless it is down. */
function routes({ origin, resource }: MailPlace, provider: Provider, mcp: Handler, issuing: Issuing): Handler {
  const issuer = provider.callback();
  return (request, response) => {
    if (request.url === '/mcp') return mcp(request, response);
    if (issuing.isDown) return response.writeHead(503).end();
    if (request.url === DESCRIPTION) {
      const metadata = { resource, authorization_servers: [origin] };
      return response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(metadata));
    }
    if (request.url?.startsWith('/interaction/')) return letIn(provider, resource, request, response, issuing);
    return issuer(request, response);
  };
}

async function takeBack(provider: Provider, tokens: ReadonlySet<string>, forGood: boolean): Promise<void> {
  for (const token of tokens) {
    const access = await provider.AccessToken.find(token);
    if (forGood && access?.grantId) await provider.RefreshToken.revokeByGrantId(access.grantId);
    await access?.destroy();
  }
}
