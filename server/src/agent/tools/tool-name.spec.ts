import { describe, expect, it } from '@jest/globals';
import { modelToolName } from './tool-name.js';

describe(modelToolName, () => {
  it('keeps a name that models can spell', () => {
    expect(modelToolName('tasks', 'create_task')).toBe('tasks__create_task');
  });

  it.each([['two words'], ['a.b'], ['é'.repeat(128)], ['x'.repeat(128)]])('respells %s', (name) => {
    expect(modelToolName('wiki', name)).toMatch(/^wiki__[a-zA-Z0-9_-]{1,58}$/);
  });

  it('keeps names apart that would be spelled alike', () => {
    const names = ['a.b', 'a b', 'a_b', `${'x'.repeat(100)}1`, `${'x'.repeat(100)}2`];

    expect(new Set(names.map((name) => modelToolName('wiki', name))).size).toBe(names.length);
  });
});
