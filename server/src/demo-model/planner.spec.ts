import { describe, expect, it } from '@jest/globals';
import { Turn } from './demo-request.js';
import { LABEL, plan, UNREAD } from './planner.js';
import { answer, request, textOf } from './testing/demo-turn.js';

describe(plan, () => {
  it('remembers only what this request says', () => {
    const turns: Turn[] = [
      { role: 'user', text: 'My cat is called Mimi' },
      { role: 'assistant', text: 'ok' },
      { role: 'user', text: 'What did I say before?' },
    ];

    expect(textOf(turns)).toContain('- My cat is called Mimi');
    expect(textOf(turns.slice(2))).toContain('the first thing that you said');
  });

  it.each([
    ['Hello!', 'Hello!'],
    ['thank you', 'You are welcome'],
    ['Who are you?', 'stands in for a language model'],
    ['help', '- Plan my day'],
    ['Show markdown', '## A heading'],
    ['show me some code', '```ts'],
    ['a table please', '| --- |'],
  ])('answers %s', (text, words) => {
    expect(answer(text)).toContain(words);
  });

  it('says so when it does not understand', () => {
    expect(answer('Explain quantum chromodynamics')).toMatch(/do not understand “Explain quantum.*- Plan my day/s);
  });

  it('writes as many words as one wants', () => {
    expect(answer('Write 250 words').slice(LABEL.length).trim().split(/\s+/)).toHaveLength(250);
    expect(answer('a long answer').length).toBeGreaterThan(1500);
  });

  it('thinks before it speaks when asked to', () => {
    expect(plan(request([{ role: 'user', text: 'Think about it' }])).map(({ type }) => type)).toEqual([
      'reasoning',
      'text',
    ]);
  });

  it('says what it is at the start of every answer, once', () => {
    const call: Turn = { role: 'call', id: 'call_1', name: 'tasks__list_tasks' };
    const result: Turn = { role: 'result', callId: 'call_1', text: '{"tasks":[]}' };
    const turns: Turn[] = [{ role: 'user', text: 'List my tasks' }, { role: 'assistant', text: LABEL }, call, result];

    expect(answer('List my tasks')).toMatch(new RegExp(`^${LABEL}\n`));
    expect(textOf(turns)).toBe('You have no tasks.');
  });

  it('says that it cannot read the files of a message, and of no other', () => {
    const withFile: Turn = { role: 'user', text: 'Hello', hasFiles: true };

    expect(textOf([withFile])).toContain(UNREAD);
    expect(textOf([withFile, { role: 'assistant', text: LABEL }, { role: 'user', text: 'Hello' }])).not.toContain(
      UNREAD,
    );
  });

  it('says so when it lacks the tool', () => {
    expect(textOf([{ role: 'user', text: 'List my tasks' }], [])).toContain('not among the tools I was given');
  });
});
