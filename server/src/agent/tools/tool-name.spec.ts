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

  it('keeps the tools of servers apart whose names run into each other', () => {
    const tools = [
      ['a', 'b__c'],
      ['a__b', 'c'],
      ['a', '_c'],
      ['a_', 'c'],
      ['a', 'b__é'],
      ['a__b', 'é'],
    ] as const;

    expect(new Set(tools.map(([server, tool]) => modelToolName(server, tool))).size).toBe(tools.length);
    expect(modelToolName('a', 'b__c')).toBe('a__b__c');
  });
});
