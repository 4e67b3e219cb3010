import { describe, expect, it } from '@jest/globals';
import { TranscriptTurn } from '../model.js';
import { ChatModel } from './chat-model.js';
import { asking, hear, hurried, sum } from './testing/hear.js';
import { scriptedServer } from './testing/scripted-server.js';

const UUID_CALL = expect.stringMatching(/^call_[0-9a-f-]{36}$/);

describe(ChatModel, () => {
  it('sends only what every compatible server knows', async () => {
    await using server = await scriptedServer(HELLO);

    await hear(hurried(ChatModel, server.baseUrl), asking('Hello'));

    expect(server.asked).toEqual([
      {
        model: 'demo-scripted',
        messages: [
          { role: 'system', content: 'Be kind.' },
          { role: 'user', content: 'Hello' },
        ],
        tools: [
          {
            type: 'function',
            function: { name: 'tasks__create_task', description: 'Creates a task.', parameters: { type: 'object' } },
          },
        ],
        stream: true,
        stream_options: { include_usage: true },
      },
    ]);
  });

  it('gives a call a new id when the server repeats one of an earlier turn', async () => {
    await using server = await scriptedServer([
      chunk(
        { tool_calls: [{ index: 0, id: 'call_0', function: { name: 'list_tasks', arguments: '{}' } }] },
        'tool_calls',
      ),
    ]);

    const { reply } = await hear(hurried(ChatModel, server.baseUrl), asking('Hello', { transcript: EARLIER }));

    expect(reply?.calls).toMatchObject([{ id: UUID_CALL }]);
  });

  it.each([['reasoning_content'], ['reasoning']])('reads %s as reasoning', async (field) => {
    await using server = await scriptedServer([chunk({ [field]: 'Hm' }), chunk({ content: 'Yes' }), chunk({}, 'stop')]);

    const { events, reply } = await hear(hurried(ChatModel, server.baseUrl), asking('Hello'));

    expect(reply).toMatchObject({ reasoning: 'Hm', text: 'Yes' });
    expect(sum(events, 'reasoning')).toBe('Hm');
  });

  it.each([[-1], [1.5], [1e300], ['12'], [null], [{}]])('counts no tokens where a server says %j', async (tokens) => {
    const usage = { prompt_tokens: tokens, completion_tokens: 3 };
    await using server = await scriptedServer([chunk({ content: 'Yes' }, 'stop'), { choices: [], usage }]);

    const { reply } = await hear(hurried(ChatModel, server.baseUrl), asking('Hello'));

    expect(reply?.usage).toEqual({ inputTokens: 0, outputTokens: 3 });
  });

  it('takes chunks in which nothing is where it should be', async () => {
    await using server = await scriptedServer([
      {},
      { choices: [] },
      { choices: null },
      chunk(null),
      chunk({ content: null, tool_calls: null }),
      chunk({ content: 'Yes \uD83D' }),
      chunk({ content: '\uDE00' }, 'stop'),
      { choices: [], usage: { prompt_tokens: 3, completion_tokens: 5 } },
    ]);

    const { reply } = await hear(hurried(ChatModel, server.baseUrl), asking('Hello'));

    expect(reply).toMatchObject({ text: 'Yes 😀', finish: 'stop', usage: { inputTokens: 3, outputTokens: 5 } });
  });

  it('says together what came together, and before a fault what came before it', async () => {
    const said = ['A', ' short', ' answer'].map((content) => chunk({ content }));
    await using server = await scriptedServer([...said, { error: { message: 'Out of memory' } }]);

    const { events, error } = await hear(hurried(ChatModel, server.baseUrl), asking('Hello'));

    expect(events).toEqual([{ type: 'text', delta: 'A short answer' }]);
    expect(error).toMatchObject({ kind: 'server' });
  });

  it('gives every call its result, and never sends arguments that cannot be read', async () => {
    await using server = await scriptedServer([chunk({ content: 'Yes' }, 'stop')]);

    await hear(hurried(ChatModel, server.baseUrl), asking('Hello', { transcript: EARLIER, tools: [] }));

    expect(server.asked).toEqual([
      expect.objectContaining({
        messages: [
          { role: 'system', content: 'Be kind.' },
          { role: 'user', content: 'Go' },
          {
            role: 'assistant',
            content: '',
            tool_calls: [
              { id: 'call_0', type: 'function', function: { name: 'list_tasks', arguments: '{}' } },
              { id: 'call_1', type: 'function', function: { name: 'list_tasks', arguments: '{}' } },
            ],
          },
          { role: 'tool', tool_call_id: 'call_0', content: 'No result of this call was recorded.' },
          { role: 'tool', tool_call_id: 'call_1', content: 'None' },
          { role: 'user', content: 'On' },
        ],
      }),
    ]);
    expect(server.asked[0]).not.toHaveProperty('tools');
  });

  it('shows the files of a question, and says again what was said', async () => {
    await using server = await scriptedServer(HELLO);
    const image = { name: 'cat.png', kind: 'image', url: 'data:image/png;base64,AAAA' } as const;
    const paper = { name: 'paper.pdf', kind: 'document', url: 'data:application/pdf;base64,BBBB' } as const;
    const transcript: TranscriptTurn[] = [
      { role: 'user', text: 'What are these?', files: [image, paper] },
      { role: 'assistant', text: 'A cat and a paper', calls: [] },
      { role: 'user', text: 'Thanks', files: [] },
    ];

    await hear(hurried(ChatModel, server.baseUrl), asking('', { transcript }));

    expect(server.asked).toEqual([
      expect.objectContaining({
        messages: [
          { role: 'system', content: 'Be kind.' },
          {
            role: 'user',
            content: [
              { type: 'text', text: 'What are these?' },
              { type: 'image_url', image_url: { url: image.url } },
              { type: 'file', file: { filename: 'paper.pdf', file_data: paper.url } },
            ],
          },
          { role: 'assistant', content: 'A cat and a paper' },
          { role: 'user', content: 'Thanks' },
        ],
      }),
    ]);
  });
});

const HELLO = [chunk({ content: 'Hello' }, 'stop')];

const EARLIER: TranscriptTurn[] = [
  { role: 'user', text: 'Go' },
  {
    role: 'assistant',
    text: '',
    calls: [
      { id: 'call_0', name: 'list_tasks', argumentsText: '{"half', arguments: null, problem: 'half' },
      { id: 'call_1', name: 'list_tasks', argumentsText: '', arguments: {}, problem: null },
    ],
  },
  { role: 'tool', callId: 'call_1', text: 'None', isError: false },
  { role: 'tool', callId: 'call_9', text: 'Lost', isError: false },
  { role: 'assistant', text: '', calls: [] },
  { role: 'user', text: 'On' },
];

function chunk(delta: object | null, finish_reason: string | null = null): object {
  return { object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] };
}
