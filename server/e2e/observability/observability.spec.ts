import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SentMessage } from '../../src/runs/runs.dto.js';
import { createTestDatabase } from '../../src/testing/test-database.js';
import { ServerProcess } from '../server-process.js';
import { freePort } from '../free-port.js';
import { Person } from '../person.js';
import { testEnvironment } from '../test-server.js';
import { decide } from '../waiting-calls.js';
import { toolsKnown } from '../tools-known.js';
import { type CollectedSpan, Collector } from './collector.js';
import { Samples } from './samples.js';

const COUNTED = [
  'chatkeep_runs_accepted_total',
  'chatkeep_runs_ended_total',
  'chatkeep_run_duration_seconds_count',
  'chatkeep_first_token_seconds_count',
  'chatkeep_first_token_stage_seconds_count',
  'chatkeep_model_turns_total',
  'chatkeep_model_turn_duration_seconds_count',
  'chatkeep_model_tokens_total',
  'chatkeep_tool_calls_total',
  'chatkeep_tool_call_duration_seconds_count',
];

/** A trace that a client has begun. */
function newTrace() {
  const [traceId, spanId] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
  return { traceId, spanId, headers: { traceparent: `00-${traceId}-${spanId}-01` } };
}

describe('A server that is watched', () => {
  const stack = new AsyncDisposableStack();
  const creating = newTrace();
  const deleting = newTrace();
  let collector: Collector;
  let before: Samples;
  let after: Samples;
  let publicMetrics: number;
  let created: SentMessage;
  let waiting: SentMessage;

  /** One process on the database that all of them share. */
  const start = async (name: string, url: string) => {
    const [port, metricsPort] = [await freePort(), await freePort()];
    const settings = { PORT: String(port), METRICS_PORT: String(metricsPort), PUBLIC_URL: 'http://localhost' };
    const tracing = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
    const server = await ServerProcess.start(name, testEnvironment(url, { ...settings, ...tracing }));
    return { server: stack.use(server), metricsPort };
  };

  /** One message with one tool call; another one, whose call is allowed once its process is gone. */
  beforeAll(async () => {
    const database = stack.use(await createTestDatabase());
    collector = stack.use(await Collector.start());
    const first = await start('first', database.url);
    const ada = await Person.register(first.server.url, 'Ada');
    const conversation = await ada.newConversation();
    await toolsKnown(ada);

    before = await Samples.of(first.metricsPort);
    created = await ada.send(conversation, "Create a task called 'Water the plants'", creating.headers);
    after = await Samples.of(first.metricsPort);
    publicMetrics = (await fetch(`${first.server.url}/metrics`)).status;
    waiting = await ada.send(conversation, "Delete the task 'Water the plants'", deleting.headers);
    await first.server.end('SIGTERM');

    const second = await start('second', database.url);
    const ida = ada.at(second.server.url);
    const call = waiting.assistant_message.tool_calls.find(({ status }) => status === 'awaiting_approval');
    await decide(ida, call);
    await ida.all(waiting.run.id);
    await second.server.end('SIGTERM');
  }, 60_000);

  afterAll(() => stack.disposeAsync());

  it('counts exactly what happened: one run, two turns of the model, one call', () => {
    const { input_tokens: input, output_tokens: output } = created.run.usage;

    expect(created.run.status).toBe('completed');
    expect(after.since(before, COUNTED)).toEqual({
      chatkeep_runs_accepted_total: 1,
      'chatkeep_runs_ended_total{status="completed"}': 1,
      'chatkeep_run_duration_seconds_count{status="completed"}': 1,
      chatkeep_first_token_seconds_count: 1,
      'chatkeep_first_token_stage_seconds_count{stage="queue"}': 1,
      'chatkeep_first_token_stage_seconds_count{stage="prepare"}': 1,
      'chatkeep_first_token_stage_seconds_count{stage="model"}': 1,
      'chatkeep_first_token_stage_seconds_count{stage="store"}': 1,
      'chatkeep_first_token_stage_seconds_count{stage="send"}': 1,
      'chatkeep_model_turns_total{model="demo-scripted",outcome="tool_calls"}': 1,
      'chatkeep_model_turns_total{model="demo-scripted",outcome="stop"}': 1,
      'chatkeep_model_turn_duration_seconds_count{model="demo-scripted"}': 2,
      'chatkeep_model_tokens_total{model="demo-scripted",direction="input"}': input,
      'chatkeep_model_tokens_total{model="demo-scripted",direction="output"}': output,
      'chatkeep_tool_calls_total{server="tasks",outcome="success"}': 1,
      'chatkeep_tool_call_duration_seconds_count{server="tasks"}': 1,
    });
  });

  it('counts requests by the template of their route, and tells nobody at the public port', () => {
    const route = '/api/chat/conversations/:id/messages';

    expect(after.since(before, ['chatkeep_http_requests_total'])).toMatchObject({
      [`chatkeep_http_requests_total{method="POST",route="${route}",status="201"}`]: 1,
    });
    expect(publicMetrics).toBe(404);
  });

  it('looks at the database and its pool when it is asked', () => {
    expect(after.get('chatkeep_database_up')).toBe(1);
    expect(after.get('chatkeep_runs{status="running"}')).toBe(0);
    expect(after.get('chatkeep_database_connections{state="idle"}')).toBeGreaterThan(0);
    expect(after.names).toContain('nodejs_eventloop_lag_p99_seconds');
  });

  it('traces a message as one tree: request, run, turns and call, and our own MCP server below the call', () => {
    const spans = collector.spans(creating.traceId);

    expect(treeOf(spans, creating.spanId)).toEqual([
      'POST /api/chat/conversations/:id/messages',
      [
        'invoke_agent chatkeep',
        ['chat demo-scripted', 'execute_tool create_task', ['POST /mcp'], 'chat demo-scripted'],
      ],
    ]);
  });

  it('says by the names of the GenAI conventions what was done, and nothing of what was said', () => {
    const spans = collector.spans(creating.traceId);
    const [turn] = spans.filter(({ name }) => name.startsWith('chat'));
    const [call] = spans.filter(({ name }) => name.startsWith('execute_tool'));
    const [run] = spans.filter(({ name }) => name.startsWith('invoke_agent'));

    expect(turn?.attributes).toMatchObject({
      'gen_ai.operation.name': 'chat',
      'gen_ai.request.model': 'demo-scripted',
      'gen_ai.response.finish_reasons': ['tool_calls'],
    });
    expect(call?.attributes).toMatchObject({ 'gen_ai.tool.name': 'create_task', 'chatkeep.tool.server': 'tasks' });
    expect(run?.attributes).toMatchObject({
      'gen_ai.conversation.id': created.run.conversation_id,
      'chatkeep.run.id': created.run.id,
      'chatkeep.run.status': 'completed',
    });
    expect(collector.bodies.filter((body) => body.includes('plants'))).toEqual([]);
  });

  it('goes on with the trace of a run in whatever process works on it next', () => {
    const runs = collector.spans(deleting.traceId).filter(({ name }) => name === 'invoke_agent chatkeep');
    const [request] = collector.spans(deleting.traceId).filter(({ parentSpanId }) => parentSpanId === deleting.spanId);

    expect(waiting.run.status).toBe('awaiting_approval');
    expect(runs.map(({ attributes }) => attributes['chatkeep.run.status'])).toEqual(['awaiting_approval', 'completed']);
    expect(runs.map(({ parentSpanId }) => parentSpanId)).toEqual([request?.spanId, request?.spanId]);
  });
});

/** The names of the spans below `parent` as nested lists: after a name, in a list, what is below it, the oldest first. */
function treeOf(spans: readonly CollectedSpan[], parent: string): unknown[] {
  return spans
    .filter(({ parentSpanId }) => parentSpanId === parent)
    .sort((one, other) => Number(BigInt(one.startTimeUnixNano) - BigInt(other.startTimeUnixNano)))
    .flatMap(({ name, spanId }) => {
      const below = treeOf(spans, spanId);
      return below.length > 0 ? [name, below] : [name];
    });
}
