import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request as ask, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { Pool } from 'pg';

/**
 * The least that Node and PostgreSQL can do behind the same routes: check a signature, store the question, read the
 * history, pass the model's words on, store the answer. No row level security, no journal, nothing that survives a kill.
 */
const [, , databaseUrl = '', modelUrl = ''] = process.argv;
const pool = new Pool({ connectionString: databaseUrl, max: 20 });
const agent = new Agent({ keepAlive: true, maxSockets: Infinity, maxFreeSockets: 1024 });
const SECRET = randomUUID();

const ADD = {
  name: 'add',
  text: `INSERT INTO messages (conversation_id, role, content)
    SELECT id, $3, $4 FROM conversations WHERE id = $1 AND user_id = $2 RETURNING id`,
};
const HISTORY = {
  name: 'history',
  text: `SELECT m.id, m.role, m.content, m.created_at FROM messages m JOIN conversations c ON c.id = m.conversation_id
    WHERE c.id = $1 AND c.user_id = $2 ORDER BY m.id`,
};
const LIST = {
  name: 'list',
  text: `SELECT id, title, updated_at FROM conversations WHERE user_id = $1 ORDER BY updated_at DESC LIMIT 20`,
};

await pool.query(`
  CREATE TABLE conversations (
    id uuid PRIMARY KEY, user_id uuid NOT NULL, title text, updated_at timestamptz NOT NULL DEFAULT now());
  CREATE TABLE messages (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, conversation_id uuid NOT NULL REFERENCES conversations,
    role text NOT NULL, content text NOT NULL, created_at timestamptz NOT NULL DEFAULT now());
  CREATE INDEX ON conversations (user_id, updated_at DESC);
  CREATE INDEX ON messages (conversation_id, id)`);
const server = createServer((request, response) => {
  serve(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
});
server.listen(0, '127.0.0.1', 4096);
await once(server, 'listening');
console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://floor');
  if (pathname === '/health/ready') return send(response, 200, {});
  if (pathname === '/api/auth/register') return send(response, 201, { access_token: sign(randomUUID()) });
  const user = userOf(request);
  if (user === null) return send(response, 401, {});
  const [, conversation] = /^\/api\/chat\/conversations\/([\w-]+)\/messages$/.exec(pathname) ?? [];
  if (conversation === undefined) return await conversations(request, response, user);
  if (request.method === 'POST') return await answer(request, response, user, conversation);
  send(response, 200, { messages: (await pool.query({ ...HISTORY, values: [conversation, user] })).rows });
}

async function conversations({ method }: IncomingMessage, response: ServerResponse, user: string): Promise<void> {
  if (method === 'GET')
    return send(response, 200, { conversations: (await pool.query({ ...LIST, values: [user] })).rows });
  const id = randomUUID();
  await pool.query('INSERT INTO conversations (id, user_id) VALUES ($1, $2)', [id, user]);
  send(response, 201, { id });
}

async function answer(request: IncomingMessage, response: ServerResponse, user: string, id: string): Promise<void> {
  const { content } = (await json(request)) as { content: string };
  await pool.query({ ...ADD, values: [id, user, 'user', content] });
  const { rows } = await pool.query<{ role: string; content: string }>({ ...HISTORY, values: [id, user] });
  const messages = rows.map(({ role, content }) => ({ role, content }));
  const upstream = ask(`${modelUrl}/v1/chat/completions`, { method: 'POST', agent });
  upstream.end(JSON.stringify({ model: 'stamping', stream: true, messages }));
  const [model] = (await once(upstream, 'response')) as [IncomingMessage];
  response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
  const said = await relay(model, response);
  await pool.query({ ...ADD, values: [id, user, 'assistant', said] });
  response.end('data: [DONE]\n\n');
}

/** Passes each token on as it comes; answers all of them. */
async function relay(model: IncomingMessage, response: ServerResponse): Promise<string> {
  let [said, rest] = ['', ''];
  for await (const chunk of model.setEncoding('utf8')) {
    const events = `${rest}${String(chunk)}`.split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const text = event.startsWith('data: {') ? contentIn(event.slice(6)) : undefined;
      if (text === undefined) continue;
      said += text;
      response.write(`data: ${JSON.stringify({ text })}\n\n`);
    }
  }
  return said;
}

function contentIn(data: string): string | undefined {
  const { choices } = JSON.parse(data) as { choices: { delta: { content?: string } }[] };
  return choices[0]?.delta.content;
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function sign(user: string): string {
  return `${user}.${mac(user).toString('base64url')}`;
}

function userOf({ headers }: IncomingMessage): string | null {
  const [user = '', given = ''] = headers.authorization?.slice('Bearer '.length).split('.') ?? [];
  const [want, got] = [mac(user), Buffer.from(given, 'base64url')];
  return want.length === got.length && timingSafeEqual(want, got) ? user : null;
}

function mac(text: string): Buffer {
  return createHmac('sha256', SECRET).update(text).digest();
}
