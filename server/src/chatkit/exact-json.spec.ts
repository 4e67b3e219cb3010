import { describe, expect, it } from '@jest/globals';
import { exactJson } from './exact-json.js';

describe(exactJson, () => {
  it('escapes what hides in it, and means the same', () => {
    const value = { 'to\u{e0101}': 'Ada\u202e\u3164', at: 'a\u2028b\ufe0f', é: '👩\u200d💻 می\u200cخواهم' };

    const json = exactJson(value, 1000);

    expect(json).toBe(
      String.raw`{"to\udb40\udd01":"Ada\u202e\u3164","at":"a\u2028b\ufe0f","é":"` + '👩\u200d💻 می\u200cخواهم"}',
    );
    expect(JSON.parse(json)).toEqual(value);
  });

  it('says how much of it is not shown', () => {
    expect(exactJson('x'.repeat(18), 10)).toBe(`"${'x'.repeat(9)}… (10 more characters)`);
    expect(exactJson('x'.repeat(8), 10)).toBe(`"${'x'.repeat(8)}"`);
  });
});
