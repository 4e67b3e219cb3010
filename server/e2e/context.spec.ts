import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scriptedServer } from '../src/agent/models/testing/scripted-server.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';

const REASONING = { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: 'sealed-thought' };
const CALL = {
  type: 'function_call',
  id: 'fc_1',
  call_id: 'call_of_the_model',
  name: 'tasks__list_tasks',
  arguments: '{ "limit": 5 }',
  status: 'completed',
};
const message = (text: string) => ({
  type: 'message',
  id: `msg_${text}`,
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text, annotations: [] }],
});

describe('What a model is told of earlier answers', () => {
  let upstream: Awaited<ReturnType<typeof scriptedServer>>;
  let server: TestServer;
  let ada: Person;
  let id: string;

  beforeAll(async () => {
    upstream = await scriptedServer(turn(REASONING, message('Looking'), CALL), turn(message('Nothing to do')));
    server = await TestServer.start({
      OPENAI_BASE_URL: upstream.baseUrl,
      OPENAI_API_KEY: 'sk-test',
      OPENAI_API: 'responses',
      OPENAI_MODEL: 'first-model',
      OPENAI_MODELS: 'other-model',
    });
    ada = await server.person('Ada');
    id = await ada.newConversation();
    await ada.send(id, 'What is there to do?');
  });

  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await upstream[Symbol.asyncDispose]();
  });

  const ask = async (content: string, model: string) => {
    await ada.post(`/api/chat/conversations/${id}/messages`, { content, model });
    return upstream.asked.at(-1) as { input: Record<string, unknown>[] }; // a request of the Responses API
  };

  it('is what it sent itself, item by item', async () => {
    const { input } = await ask('And now?', 'first-model');

    expect(input.slice(0, 6)).toEqual([
      { role: 'user', content: 'What is there to do?' },
      REASONING,
      message('Looking'),
      CALL,
      { type: 'function_call_output', call_id: 'call_of_the_model', output: expect.any(String) },
      message('Nothing to do'),
    ]);
    expect(input.at(-1)).toEqual({ role: 'user', content: 'And now?' });
  });

  it('is told in neutral words to another model', async () => {
    const { input } = await ask('And you?', 'other-model');

    expect(input.slice(0, 4)).toEqual([
      { role: 'user', content: 'What is there to do?' },
      { role: 'assistant', content: 'Looking' },
      { type: 'function_call', call_id: 'call_of_the_model', name: 'tasks__list_tasks', arguments: '{ "limit": 5 }' },
      { type: 'function_call_output', call_id: 'call_of_the_model', output: expect.any(String) },
    ]);
    expect(JSON.stringify(input)).not.toContain('sealed-thought');
  });

  it('leaves by no door', async () => {
    const { messages } = await ada.messages(id);
    const events = await ada.all(messages[1]?.run_id ?? '');
    const files = await Promise.all([
      ada.file('/api/auth/me/export'),
      ada.file(`/api/chat/conversations/${id}/export?format=json`),
    ]);

    expect(JSON.stringify([messages, events, files])).toContain('Nothing to do');
    expect(JSON.stringify([messages, events, files])).not.toMatch(/sealed-thought|call_of_the_model/);
  });
});

/** One turn of the Responses API. */
function turn(...items: (typeof REASONING | typeof CALL | ReturnType<typeof message>)[]): object[] {
  const spoken = items.flatMap((item) => (item.type === 'message' && 'content' in item ? item.content : []));
  return [
    ...spoken.map(({ text }) => ({ type: 'response.output_text.delta', delta: text })),
    ...items.map((item) => ({ type: 'response.output_item.done', item })),
    { type: 'response.completed', response: { status: 'completed', output: [], usage: null } },
  ];
}
