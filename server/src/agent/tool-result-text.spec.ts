import { describe, expect, it } from '@jest/globals';
import { toolResultText } from './tool-result-text.js';
import { type ToolResult } from './toolbox.js';

describe(toolResultText, () => {
  const told = (result: ToolResult | null, error: { code: string; message: string } | null = null) =>
    toolResultText({ status: error ? 'error' : 'success', result, error });

  it('tells the texts, and of everything else that it is there', () => {
    const content = [{ type: 'text', text: 'One' }, { type: 'image', data: 'AAAA' }, { type: 'text', text: 'Two' }, 5];

    expect(told({ content })).toBe(
      'One\n[image content, shown to the user]\nTwo\n[unknown content, shown to the user]',
    );
  });

  it('tells the data when there is no text', () => {
    expect(told({ content: [], structuredContent: { tasks: [] } })).toBe('{"tasks":[]}');
  });

  it('tells the error where the tool has not said it', () => {
    expect(told(null, { code: 'tool_unreachable', message: 'It is away.' })).toBe('It is away.');
    expect(told({ content: [{ type: 'text', text: 'Wrong id' }] }, { code: 'tool_failed', message: 'Wrong id' })).toBe(
      'Wrong id',
    );
  });

  it('leaves out what is too long to use, and says so', () => {
    const text = told({ content: [{ type: 'text', text: 'x'.repeat(100_001) }] });

    expect(text.slice(100_000)).toBe('\n[The rest was left out: the result has 100001 characters.]');
  });
});
