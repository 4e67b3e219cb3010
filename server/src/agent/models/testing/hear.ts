import OpenAI from 'openai';
import { ModelError } from '../../model-error.js';
import { Model, ModelEvent, ModelReply, ModelRequest } from '../../model.js';
import { Beat } from '../../beat.js';
import { bulkFetch } from '../bulk-fetch.js';
import { ChatModel } from '../chat-model.js';
import { ResponsesModel } from '../responses-model.js';

/** Both adapters, by the endpoint that they speak to. */
export const ADAPTERS = [
  ['chat', ChatModel],
  ['responses', ResponsesModel],
] as const;

/** An adapter that asks again at once, and waits no longer than this for what does not come. */
export function hurried(Adapter: typeof ChatModel | typeof ResponsesModel, baseURL: string, patienceMs = 2_000): Model {
  const client = new OpenAI({ baseURL, apiKey: 'sk-secret', maxRetries: 0, logLevel: 'off', fetch: bulkFetch });
  return new Adapter(client, { headersMs: patienceMs, idleMs: patienceMs, retryMs: 1, beat: new Beat(1) });
}

/** A request that says one thing. */
export function asking(text: string, more: Partial<ModelRequest> = {}): ModelRequest {
  return {
    model: 'demo-scripted',
    instructions: 'Be kind.',
    transcript: [{ role: 'user', text }],
    tools: [{ name: 'tasks__create_task', description: 'Creates a task.', parameters: { type: 'object' } }],
    cacheKey: 'conversation-1',
    safetyIdentifier: 'person-1',
    ...more,
  };
}

/** Everything that came of one turn. */
export interface Heard {
  events: ModelEvent[];
  reply: ModelReply | null;
  error: ModelError | null;
}

/** Listens to a turn until it ends, well or badly. */
export async function hear(
  model: Model,
  request: ModelRequest,
  {
    signal = new AbortController().signal,
    onEvent = () => undefined,
  }: { signal?: AbortSignal; onEvent?: () => unknown } = {},
): Promise<Heard> {
  const events: ModelEvent[] = [];
  try {
    const turn = model.reply(request, signal);
    for (let next = await turn.next(); ; next = await turn.next()) {
      if (next.done) return { events, reply: next.value, error: null };
      events.push(next.value);
      onEvent();
    }
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { events, reply: null, error };
  }
}

/** What the events of one kind add up to. */
export function sum(events: readonly ModelEvent[], type: ModelEvent['type'] = 'text'): string {
  return events.map((event) => (event.type === type ? event.delta : '')).join('');
}
