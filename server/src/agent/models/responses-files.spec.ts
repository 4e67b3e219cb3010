import { describe, expect, it } from '@jest/globals';
import { ResponsesModel } from './responses-model.js';
import { asking, hear, hurried } from './testing/hear.js';
import { scriptedServer } from './testing/scripted-server.js';

const HELLO = [
  { type: 'response.output_text.delta', delta: 'One' },
  { type: 'response.completed', response: { status: 'completed', output: [], usage: null } },
];

const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=';
const CAT = { name: 'image', kind: 'image', url: PIXEL } as const;
const DRAW = { id: 'call_1', name: 'draw', argumentsText: '{}', arguments: {}, problem: null };
const SHOWN = asking('Look', {
  transcript: [
    { role: 'assistant', text: '', calls: [DRAW] },
    { role: 'tool', callId: 'call_1', text: 'A cat', files: [CAT], isError: false },
  ],
});

describe('Files through the Responses API', () => {
  it('shows those of a question', async () => {
    await using server = await scriptedServer(HELLO);
    const paper = { name: 'paper.pdf', kind: 'document', url: 'data:application/pdf;base64,BBBB' } as const;
    const transcript = [
      { role: 'user' as const, text: 'What are these?', files: [CAT, paper] },
      { role: 'assistant' as const, text: '', calls: [] },
      { role: 'user' as const, text: 'Thanks', files: [] },
    ];

    await hear(hurried(ResponsesModel, server.baseUrl), asking('', { transcript }));

    expect(server.asked).toEqual([
      expect.objectContaining({
        input: [
          {
            role: 'user',
            content: [
              { type: 'input_text', text: 'What are these?' },
              { type: 'input_image', detail: 'auto', image_url: PIXEL },
              { type: 'input_file', filename: 'paper.pdf', file_data: paper.url },
            ],
          },
          { role: 'user', content: 'Thanks' },
        ],
      }),
    ]);
  });

  it('shows those of a result', async () => {
    await using server = await scriptedServer(HELLO);

    await hear(hurried(ResponsesModel, server.baseUrl), SHOWN);

    expect(outputs(server.asked[0])).toEqual([
      [
        { type: 'input_text', text: 'A cat' },
        { type: 'input_image', detail: 'auto', image_url: PIXEL },
      ],
    ]);
  });

  it('tells in words alone what a tool showed to a model that refuses to see it', async () => {
    const body = { error: { message: 'Invalid type for output: expected a string.', code: 'invalid_type' } };
    await using server = await scriptedServer({ status: 400, body }, HELLO);

    const { reply } = await hear(hurried(ResponsesModel, server.baseUrl), SHOWN);

    expect(reply?.text).toBe('One');
    expect(server.asked.map(outputs)).toEqual([[expect.any(Array)], ['A cat']]);
  });
});

/** What the calls in a request came to. */
function outputs(asked: unknown): unknown[] {
  const { input } = asked as { input: readonly { output?: unknown }[] }; // as the Responses API has it
  return input.flatMap((item) => ('output' in item ? [item.output] : []));
}
