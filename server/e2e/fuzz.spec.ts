import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Database } from '../src/database/database.js';
import { input } from './chatkit-client.js';
import { type HostileBody, hostileBodies, longBody } from './fuzz/hostile-body.js';
import { QUESTIONS } from './isolation/chatkit-probes.js';
import { type Operation, operationsOf } from './isolation/description.js';
import { type Estate, estateOf } from './isolation/estate.js';
import { ownAddress, rightBody } from './isolation/rest-probes.js';
import { TestServer } from './test-server.js';

const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
/** For each route; a long run takes more. */
const BODIES = Number(process.env['BODIES'] ?? 100);
const MCP = '/mcp';
const CHATKIT = '/api/chatkit';
/** How ChatKit's streams tell of an error that nobody has foreseen. */
const UNFORESEEN = '"code":"stream.error","allow_retry":true';
/** Everything that a message may hold, and that goes on to be stored. */
const ALL_OF_A_MESSAGE = {
  params: {
    input: input('Hello', {
      content: [{ type: 'input_tag', id: 'tag', text: 'Ada', data: { name: 'Ada' }, group: 'people' }],
      inference_options: { tool_choice: { id: 'tool' } },
      quoted_text: 'So',
    }),
  },
  metadata: { client_tools: [{ name: 'look', description: 'Looks', parameters: { title: 'Look' } }] },
};
const AT_ONCE = 16;
/** It is wrong in all of them, and said so after every other field was right. */
const CONFIRMATION = 'current_password';
const LONGEST_MS = 20_000;
const TIMEOUT_MS = 240_000;

interface Attack {
  readonly route: string;
  readonly token: string | null;
  readonly method: string;
  readonly path: string;
  readonly body: HostileBody;
}

interface Struck {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

describe(`Hostile bodies (seed ${SEED})`, () => {
  let server: TestServer;
  let ada: Estate;
  let attacks: Attack[];

  beforeAll(async () => {
    server = await TestServer.start();
    ada = await estateOf(await server.person('Ada'));
    const operations = await operationsOf(server.url);
    attacks = [
      ...operations.flatMap((operation) => attacksOn(operation, ada)),
      ...attacksOnChatKit(ada),
      ...attacksOnMcp(ada),
    ];
  });

  afterAll(() => server[Symbol.asyncDispose]());

  const strike = async ({ method, path, token, body }: Attack): Promise<Struck> => {
    const response = await fetch(server.url + path, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(path === MCP && { Accept: 'application/json, text/event-stream' }),
        'Content-Type': body.type,
        Prefer: 'respond-async',
      },
      body: body.text,
      signal: AbortSignal.timeout(LONGEST_MS),
    });
    return { status: response.status, type: response.headers.get('Content-Type') ?? '', text: await response.text() };
  };

  it(
    'are refused with a word on what is wrong, and nothing of them is stored',
    async () => {
      const wrongs: string[] = [];
      const refused: Attack[] = [];
      await inParallel(attacks, async (attack) => {
        const answer = await strike(attack).catch((error: unknown) => ({ status: 599, type: '', text: String(error) }));
        const wrong = complaint(attack, answer);
        if (wrong !== null)
          wrongs.push(`${attack.route} ${wrong}: ${attack.body.type} ${attack.body.text.slice(0, 200)}`);
        if (answer.status >= 400) refused.push(attack);
      });
      expect(wrongs).toEqual([]);
      expect(refused.length).toBeGreaterThan(attacks.length / 2);

      const before = await stored();
      await inParallel(
        refused.filter((_, n) => n % 10 === 0),
        async (attack) => {
          await strike(attack);
        },
      );

      expect(await stored()).toEqual(before);
      expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    },
    TIMEOUT_MS,
  );

  /** How many rows there are of everything that a request could have made. */
  async function stored(): Promise<Record<string, number>> {
    const tables = ['conversations', 'messages', 'tasks', 'mcp_tokens', 'tool_approvals', 'attachments', 'runs'];
    const counts = tables.map((table) => `(SELECT count(*)::int FROM ${table} WHERE user_id = $1) AS ${table}`);
    const database = server.get(Database);
    const [row] = await database.as({ id: ada.ids.user }, (db) =>
      db.query<Record<string, number>[]>(`SELECT ${counts.join(', ')}`, [ada.ids.user]),
    );
    return row ?? {};
  }
});

/** Everything at once, but not too much of it. */
async function inParallel<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = all.values();
  const worker = async () => {
    for (const one of waiting) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function attacksOn(operation: Operation, asker: Estate): Attack[] {
  const right = rightBody(operation, asker);
  if (!right || operation.path === CHATKIT || operation.body === 'file' || operation.body === null) return [];
  const { method, body: schema } = operation;
  const [path, route] = [ownAddress(operation, asker), `${method} ${operation.path}`];
  const bodies = fc.sample(hostileBodies(right, schema), { numRuns: BODIES, seed: SEED });
  const all = [...bodies, longBody(right, Object.keys(right))];
  return all.map((body) => ({ route, method, path, body, token: asker.person.token }));
}

function attacksOnChatKit({ ids, person }: Estate): Attack[] {
  const questions = Object.entries(QUESTIONS).map(([type, paramsOf]) => ({ type, params: paramsOf(ids) }));
  return [...questions, { type: 'threads.create', ...ALL_OF_A_MESSAGE }].flatMap((right) => {
    const bodies = fc.sample(hostileBodies(right, {}), { numRuns: BODIES / 10, seed: SEED });
    return bodies.map((body) => ({
      ...{ route: `chatkit ${right.type}`, method: 'POST', path: CHATKIT },
      ...{ body, token: person.token },
    }));
  });
}

function attacksOnMcp({ mcpToken: token }: Estate): Attack[] {
  const params = { name: 'create_task', arguments: { title: 'Something', priority: 'low', due_at: '2026-12-24' } };
  const right = { jsonrpc: '2.0', id: 1, method: 'tools/call', params };
  const bodies = fc.sample(hostileBodies(right, {}), { numRuns: BODIES, seed: SEED });
  return bodies.map((body) => ({ route: 'mcp', method: 'POST', path: MCP, body, token }));
}

interface Refusal {
  readonly code?: string;
  readonly errors?: readonly { readonly field: string }[];
}

/** What is wrong with an answer to a hostile body; null when nothing is. */
function complaint({ path, body: { field } }: Attack, { status, type, text }: Struck): string | null {
  if (status >= 500) return `answers ${status} ${text}`;
  if (path === CHATKIT && text.includes(UNFORESEEN)) return `answers ${text.slice(-200)}`;
  if (status < 400 || path === MCP) return null;
  if (!type.startsWith('application/problem+json')) return `answers ${status} as ${type}`;
  const { code, errors = [] } = JSON.parse(text) as Refusal; // a problem document
  if (code === undefined) return `answers ${status} without a code`;
  const isNamed = errors.some(({ field: name }) => name.split('.')[0] === field || name === CONFIRMATION);
  return code === 'validation_failed' && field !== undefined && !isNamed
    ? `does not name ${field}: ${JSON.stringify(errors)}`
    : null;
}
