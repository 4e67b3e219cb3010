import { describe, expect, it } from '@jest/globals';
import { type JSONObject } from '@modelcontextprotocol/client';
import { MAX_TOOLS, usableTools } from './tool-limits.js';

const tool = (name: string, properties: Record<string, JSONObject> = {}) => ({
  name,
  inputSchema: { type: 'object' as const, properties },
});

const nested = (depth: number): JSONObject => (depth === 0 ? {} : { properties: { inner: nested(depth - 1) } });

describe(usableTools, () => {
  it('offers no more tools than a model can be told of', () => {
    const many = Array.from({ length: 500 }, (_, n) => tool(`tool_${n}`));

    expect(usableTools(many)).toEqual(many.slice(0, MAX_TOOLS));
  });

  it.each([
    ['is deeper than anybody could fill in', tool('bad', { deep: nested(1_000) })],
    ['is longer than a model should read', tool('bad', { long: { description: 'x'.repeat(40_000) } })],
    ['must run as a task of its own', { ...tool('bad'), execution: { taskSupport: 'required' as const } }],
  ])('leaves out a tool that %s', (_, bad) => {
    expect(usableTools([tool('good'), bad]).map(({ name }) => name)).toEqual(['good']);
  });

  it('knows each name once', () => {
    expect(usableTools([tool('twice'), tool('twice')])).toHaveLength(1);
  });
});
