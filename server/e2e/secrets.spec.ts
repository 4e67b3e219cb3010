import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SentMessage } from '../src/runs/runs.dto.js';
import { createTestDatabase, type TestDatabase } from '../src/testing/test-database.js';
import { freePort } from './free-port.js';
import { mcpConfig } from './mcp-config.js';
import { Collector } from './observability/collector.js';
import { talkingServer } from './talking-server.js';

const CANARY = 'canary-8d1f';

interface SignedIn {
  readonly access_token: string;
}

const HEADERS = [
  'Authorization',
  'Cookie',
  'Idempotency-Key',
  'Last-Event-ID',
  'Origin',
  'Prefer',
  'Referer',
  'Traceparent',
  'Tracestate',
  'User-Agent',
  'X-Api-Key',
  'X-Forwarded-For',
];

describe('Secrets', () => {
  const stack = new AsyncDisposableStack();
  let database: TestDatabase;
  let collector: Collector;
  let mcpServers: string;
  let stranger: Awaited<ReturnType<typeof refusingServer>>;

  beforeAll(async () => {
    database = stack.use(await createTestDatabase());
    collector = stack.use(await Collector.start());
    stranger = stack.use(await refusingServer());
    const headers = { Authorization: `Bearer ${CANARY}`, 'X-Api-Key': CANARY };
    mcpServers = await mcpConfig(stack, { away: { url: `${stranger.url}/mcp?key=${CANARY}`, headers } });
  });

  afterAll(() => stack.disposeAsync());

  /** A server whose every setting that may be secret is, and which is watched in every way. */
  async function start(more: Record<string, string> = {}) {
    const metricsPort = await freePort();
    const server = await talkingServer(database.url, {
      OIDC_ISSUER: 'http://127.0.0.1:9',
      OIDC_CLIENT_ID: 'chatkeep',
      OIDC_CLIENT_SECRET: `${CANARY}-oidc`,
      MCP_CONFIG: mcpServers,
      METRICS_PORT: String(metricsPort),
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      JWT_SECRET: `${CANARY}-jwt-secret-of-32-bytes-or-more`,
      SECRET_KEY: `${CANARY}-secret-key-of-32-bytes-or-more`,
      ...more,
    });
    return {
      url: server.url,
      /** Its log, its metrics and its traces. */
      stop: async () => {
        const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
        const log = await server.stop();
        return { log, all: [...log, metrics, ...collector.bodies] };
      },
    };
  }

  /** Sends a request to the server and reads its answer. */
  const asking =
    (url: string) =>
    async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
      const response = await fetch(url + path, {
        method,
        redirect: 'manual',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
      });
      return (await response.text()) || '{}';
    };

  it('are never logged of a model that fails, and neither it nor a stranger’s tool server hears of our traces', async () => {
    const server = await start({
      OPENAI_BASE_URL: `${stranger.url}/v1?key=${CANARY}`,
      OPENAI_API_KEY: `${CANARY}-key`,
    });
    const ask = asking(server.url);
    const account = { email: `${crypto.randomUUID()}@example.org`, password: 'a sentence is fine' };
    const { access_token: token } = JSON.parse(await ask('POST', '/api/auth/register', account)) as SignedIn;
    const signed = { Authorization: `Bearer ${token}` };
    const { id } = JSON.parse(await ask('POST', '/api/chat/conversations', {}, signed)) as { id: string };

    const answer = await ask('POST', `/api/chat/conversations/${id}/messages`, { content: CANARY }, signed);

    const { log, all } = await server.stop();
    const { run } = JSON.parse(answer) as SentMessage;
    expect(run.status).toBe('failed');
    expect(log.find((line) => line.includes('The model failed'))).toContain(run.id);
    expect(all.filter((line) => tells(line, CANARY, token))).toEqual([]);
    const paths = stranger.heard.map(({ url }) => url?.split('?')[0]);

    expect(paths).toEqual(expect.arrayContaining(['/mcp', '/v1/chat/completions']));
    expect(stranger.heard.filter(({ headers }) => 'traceparent' in headers || 'tracestate' in headers)).toEqual([]);
  });

  it('are never logged, however much is: of no header, no body, no address, no setting, no token', async () => {
    const server = await start();
    const ask = asking(server.url);

    const account = { email: `${CANARY}@example.org`, password: `${CANARY} password`, name: `${CANARY} name` };
    const { access_token: token } = JSON.parse(await ask('POST', '/api/auth/register', account)) as {
      access_token: string;
    };
    const signed = { Authorization: `Bearer ${token}` };
    const { id } = JSON.parse(await ask('POST', '/api/chat/conversations', { title: CANARY }, signed)) as {
      id: string;
    };
    await ask(
      'POST',
      `/api/chat/conversations/${id}/messages`,
      { content: `Create a task called '${CANARY}'` },
      signed,
    );
    for (const name of HEADERS) {
      const headers = { [name]: name === 'Authorization' ? `Bearer ${CANARY}` : CANARY };
      await ask('GET', '/api/auth/me', undefined, headers);
      await ask('POST', '/mcp', { jsonrpc: '2.0', id: 1, method: CANARY }, headers);
      await ask('POST', '/api/auth/refresh', undefined, headers);
    }
    for (const field of ['email', 'password', 'name', 'title', 'content', '__proto__', CANARY])
      await ask('POST', '/api/auth/login', `{"${field}": "${CANARY}"}`);
    await ask('POST', '/api/auth/login', `{"password": "${CANARY}"`);
    await ask('GET', `/api/chat/search?q=${CANARY}&access_token=${CANARY}`, undefined, signed);
    const named = { name: CANARY };
    const { token: personal } = JSON.parse(await ask('POST', '/api/auth/mcp-tokens', named, signed)) as {
      token: string;
    };
    for (const bearer of [personal, `${personal}x`])
      await ask('POST', '/mcp', { jsonrpc: '2.0', id: 1, method: 'tools/list' }, { Authorization: `Bearer ${bearer}` });
    await ask('GET', '/api/auth/oidc');
    await ask('GET', `/api/auth/oidc/callback?code=${CANARY}&state=${CANARY}`);

    const { log, all } = await server.stop();
    expect(log.length).toBeGreaterThan(20);
    expect(collector.bodies.join()).toContain('execute_tool create_task');
    expect(all.filter((line) => tells(line, CANARY, token, personal))).toEqual([]);
  });
});

/** Whether a text has one of the secrets in it, in whatever case: titles are written large. */
function tells(text: string, ...secrets: readonly string[]): boolean {
  return secrets.some((secret) => text.toLowerCase().includes(secret.toLowerCase()));
}

/** A model, and a tool server, that lets nobody in and tells what it heard. */
async function refusingServer() {
  const heard: IncomingMessage[] = [];
  const error = { message: `No key ${CANARY}`, code: CANARY, type: CANARY };
  const server = createServer((request, response) => {
    heard.push(request);
    response
      .writeHead(401, { 'Content-Type': 'application/json', 'x-request-id': 'told' })
      .end(JSON.stringify({ error }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: `http://127.0.0.1:${port}`,
    heard,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
