import { describe, expect, it } from '@jest/globals';
import { ChatModel } from './chat-model.js';
import { asking, hear, hurried } from './testing/hear.js';
import { scriptedServer } from './testing/scripted-server.js';

const UUID_CALL = expect.stringMatching(/^call_[0-9a-f-]{36}$/);
const MILK = { name: 'create_task', arguments: { title: 'Milk' } };
const CALL = { name: 'list_tasks', arguments: {} };

describe('the dialects of Chat Completions', () => {
  it.each([
    [
      'pieces with an index, the id only at first',
      [
        [{ index: 0, id: 'a', function: { name: 'create_task', arguments: '' } }],
        [{ index: 0, function: { arguments: '{"title":' } }],
        [{ index: 1, id: 'b', function: { name: 'list_tasks', arguments: '' } }],
        [{ index: 0, function: { arguments: '"Milk"}' } }],
      ],
      [
        { ...MILK, id: 'a' },
        { ...CALL, id: 'b' },
      ],
    ],
    [
      'whole calls that all have index 0',
      [
        [{ index: 0, id: 'a', function: { name: 'create_task', arguments: '{"title":"Milk"}' } }],
        [{ index: 0, id: 'b', function: { name: 'list_tasks', arguments: '{}' } }],
      ],
      [
        { ...MILK, id: 'a' },
        { ...CALL, id: 'b' },
      ],
    ],
    [
      'no ids at all',
      [
        [{ index: 0, function: { name: 'create_task', arguments: '{"title":"Milk"}' } }],
        [{ index: 0, function: { name: 'list_tasks', arguments: '{}' } }],
      ],
      [
        { ...MILK, id: UUID_CALL },
        { ...CALL, id: UUID_CALL },
      ],
    ],
    [
      'no indexes, and an empty id on what goes on',
      [
        [{ id: 'a', function: { name: 'create_task', arguments: '{"title"' } }],
        [{ id: '', function: { name: '', arguments: ':"Milk"}' } }],
        [{ id: 'b', function: { name: 'list_tasks' } }],
      ],
      [
        { ...MILK, id: 'a' },
        { ...CALL, id: 'b' },
      ],
    ],
    [
      'the id and the name on every piece',
      [
        [{ index: 0, id: 'a', function: { name: 'create_task', arguments: '{"title":' } }],
        [{ index: 0, id: 'a', function: { name: 'create_task', arguments: '"Milk"}' } }],
        [{ index: 0, id: 'a', function: { name: 'create_task', arguments: '' } }],
      ],
      [{ ...MILK, id: 'a' }],
    ],
    [
      'arguments that are not text, and an id that comes late',
      [
        [{ index: 0, function: { name: 'create_task', arguments: { title: 'Milk' } } }],
        [{ index: 0, id: 'late', function: { arguments: null } }],
      ],
      [{ ...MILK, id: 'late' }],
    ],
    [
      'the same id twice in one message',
      [
        [
          { index: 0, id: 'a', function: { name: 'create_task', arguments: '{"title":"Milk"}' } },
          { index: 1, id: 'a', function: { name: 'list_tasks', arguments: '{}' } },
        ],
      ],
      [
        { ...MILK, id: 'a' },
        { ...CALL, id: UUID_CALL },
      ],
    ],
  ])('puts calls together from %s', async (_, deltas, calls) => {
    await using server = await scriptedServer([
      ...deltas.map((tool_calls) => chunk({ tool_calls })),
      chunk({}, 'stop'),
    ]);

    const { reply } = await hear(hurried(ChatModel, server.baseUrl), asking('Hello'));

    expect(reply).toMatchObject({ finish: 'tool_calls', calls });
    expect(reply?.calls).toHaveLength(calls.length);
  });
});

function chunk(delta: object | null, finish_reason: string | null = null): object {
  return { object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] };
}
