import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '../http/invalid-input.js';
import { isPageCall, pageCalls, pageToolsIn } from './page-tools.js';
import { MESSAGE, toolCall, workflow } from './testing/items.js';

describe(pageToolsIn, () => {
  const tool = { name: 'look_at-1', description: 'Looks', parameters: { type: 'object' } };

  it('are none unless the page says so', () => {
    expect(pageToolsIn({})).toEqual([]);
  });

  it('need no more than a name', () => {
    expect(pageToolsIn({ client_tools: [{ name: 'look' }, tool] })).toEqual([
      { name: 'look', description: '', parameters: { type: 'object', properties: {} } },
      tool,
    ]);
  });

  it.each([
    ['a name that models cannot spell', [{ ...tool, name: 'look at' }]],
    ['a name that is too long', [{ ...tool, name: 'x'.repeat(51) }]],
    ['no name', [{}]],
    ['too many', Array.from({ length: 17 }, (_, n) => ({ ...tool, name: `look${n}` }))],
    ['the same name twice', [tool, { ...tool, description: 'Looks again' }]],
    ['more words than a model is to be told', [{ ...tool, description: 'x'.repeat(32_768) }]],
    ['no list', 'look'],
  ])('are refused with %s', (_, client_tools) => {
    expect(() => pageToolsIn({ client_tools })).toThrow(
      new InvalidInput([
        {
          field: 'metadata.client_tools',
          message: 'client_tools must be at most 16 tools, each with a name of its own, a description and parameters.',
        },
      ]),
    );
  });

  it('are refused by the field in which the page said them', () => {
    const errors = [expect.objectContaining({ field: 'metadata.client_tools' })];

    expect(() => pageToolsIn({ client_tools: 'look' })).toThrow(expect.objectContaining({ extensions: { errors } }));
  });

  it('may be as many words as a model is to be told', () => {
    const words = 32_768 - JSON.stringify([{ ...tool, description: '' }]).length;
    const told = (length: number) => pageToolsIn({ client_tools: [{ ...tool, description: 'x'.repeat(length) }] });

    expect(told(words)).toHaveLength(1);
    expect(() => told(words + 1)).toThrow(InvalidInput);
  });

  it('may be sixteen, and as long as a name may be', () => {
    const tools = Array.from({ length: 16 }, (_, n) => ({ ...tool, name: String(n).padEnd(50, 'x') }));

    expect(pageToolsIn({ client_tools: tools })).toHaveLength(16);
  });
});

describe(pageCalls, () => {
  const page = (more: object) => toolCall({ server: 'page', tool_name: 'look', ...more });
  const items = (...calls: ReturnType<typeof toolCall>[]) => pageCalls(workflow(calls), calls);

  it('shows the call that the page is to make next, and none after it', () => {
    expect(items(toolCall(), page({ id: 'a' }), page({ id: 'b' }))).toEqual([
      {
        id: `${MESSAGE}_3000301`,
        thread_id: 'thread',
        created_at: '1970-01-01T00:00:00.000Z',
        type: 'client_tool_call',
        status: 'pending',
        call_id: 'a',
        name: 'look',
        arguments: { room: 'attic' },
      },
    ]);
  });

  it('shows what those have brought that were made', () => {
    const brought = { content: [], structuredContent: { output: null } };

    expect(items(page({ status: 'success', result: brought }), page({ id: 'b' }))).toMatchObject([
      { id: `${MESSAGE}_3000300`, status: 'completed', output: null },
      { id: `${MESSAGE}_3000301`, status: 'pending' },
    ]);
    expect(items(page({ status: 'cancelled' }))[0]).not.toHaveProperty('output');
  });

  it('are those of no server', () => {
    expect([isPageCall(page({})), isPageCall(toolCall())]).toEqual([true, false]);
  });
});
