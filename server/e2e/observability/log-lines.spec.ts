import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SentMessage } from '../../src/runs/runs.dto.js';
import { asAdmin } from '../../src/testing/as-admin.js';
import { createTestDatabase } from '../../src/testing/test-database.js';
import { Person } from '../person.js';
import { talkingServer } from '../talking-server.js';
import { Collector } from './collector.js';

/** pino's number for it. */
const DEBUG = 20;

interface LogLine {
  readonly level?: number;
  readonly msg?: string;
  readonly request_id?: string;
  readonly user_id?: string;
  readonly run_id?: string;
  readonly conversation_id?: string;
  readonly epoch?: number;
  readonly trace_id?: string;
  readonly req?: { readonly path: string };
}

describe('A log line', () => {
  const stack = new AsyncDisposableStack();
  const mine = { 'X-Request-Id': 'mine', traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` };
  let sent: SentMessage;
  let userId: string;
  let lines: LogLine[];

  /** One message that no model answers, since there is none at that address. */
  beforeAll(async () => {
    const database = stack.use(await createTestDatabase());
    const collector = stack.use(await Collector.start());
    const settings = { OPENAI_BASE_URL: 'http://127.0.0.1:9', OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
    const server = await talkingServer(database.url, settings);
    const ada = await Person.register(server.url, 'Ada');
    userId = (await ada.get<{ id: string }>('/api/auth/me')).body.id;
    sent = await ada.send(await ada.newConversation(), 'Hello', mine);
    await asAdmin(database, 'DELETE FROM migrations WHERE id = (SELECT max(id) FROM migrations)');
    await fetch(`${server.url}/health/ready`);
    const said = await server.stop();
    lines = said.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as LogLine);
  }, 60_000);

  afterAll(() => stack.disposeAsync());

  it('of a run names the run, its conversation, its user, its claim and its trace, and no request', () => {
    const { id: run_id, conversation_id } = sent.run;
    const line = lines.find(({ msg }) => msg?.startsWith('The model failed'));

    const trace_id = 'a'.repeat(32);
    expect(line).toMatchObject({ run_id, conversation_id, user_id: userId, epoch: 1, trace_id });
    expect(line).not.toHaveProperty('request_id');
  });

  it('of a request names the request and its user', () => {
    const line = lines.find(({ request_id, msg }) => request_id === 'mine' && msg === 'request completed');

    expect(line).toMatchObject({ user_id: userId, req: { path: expect.stringMatching(/messages$/) } });
  });

  it('of a probe that is refused is no error: whoever asks is told, every second', () => {
    const refused = lines.filter(({ req }) => req?.path === '/health/ready');

    expect(refused).toMatchObject([{ level: DEBUG, res: { status: 503 } }]);
  });
});
