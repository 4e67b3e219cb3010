import { describe, expect, it } from '@jest/globals';
import { ModelEvent } from '../model.js';
import { Passage } from './passage.js';
import { requestedCall } from './requested-call.js';

describe(Passage, () => {
  it('waits for the other half of a character', () => {
    expect(heard(['Hi \uD83D', '\uDE00', '!'])).toEqual(['Hi ', '😀', '!']);
  });

  it('replaces what a database cannot store', () => {
    expect(heard(['a\0b', '\uDE00c', '\uD83D', 'd', '\uD83D'])).toEqual(['a\uFFFDb', '\uFFFDc', '\uFFFDd', '\uFFFD']);
  });

  it('ignores what is no text', () => {
    expect(heard([null, undefined, 7, ''])).toEqual([]);
  });

  it('parts two passages by an empty line, but only if both say something', () => {
    const passage = new Passage('text');
    passage.breakLine();
    const deltas = [
      ...passage.add('One'),
      ...stopped(passage),
      ...passage.add('Two'),
      ...stopped(passage),
      ...passage.end(),
    ];

    expect(deltas.map(({ delta }) => delta)).toEqual(['One', '\n\nTwo']);
    expect(passage.whole).toBe('One\n\nTwo');
  });
});

describe(requestedCall, () => {
  it.each([
    ['', {}],
    [' ', {}],
    ['{}', {}],
    ['{"title":"Buy \\u0000 milk"}', { title: 'Buy \uFFFD milk' }],
  ])('reads %j', (text, args) => {
    expect(requestedCall('1', 'create_task', text)).toMatchObject({
      argumentsText: text,
      arguments: args,
      problem: null,
    });
  });

  it.each([
    ['{"title"', 'not valid JSON'],
    ['[1]', 'not a JSON object'],
    ['null', 'not a JSON object'],
    ['"text"', 'not a JSON object'],
    ['{"a":'.repeat(101) + '1' + '}'.repeat(101), 'deeper than 100 levels'],
  ])('says what is wrong with %s', (text, problem) => {
    expect(requestedCall('1', 'create_task', text)).toMatchObject({
      argumentsText: text,
      arguments: null,
      problem: expect.stringContaining(problem),
    });
  });
});

function heard(pieces: unknown[]): string[] {
  const passage = new Passage('text');
  const deltas = [...pieces.flatMap((piece) => [...passage.add(piece)]), ...passage.end()].map(({ delta }) => delta);
  expect(deltas.join('')).toBe(passage.whole);
  return deltas;
}

function stopped(passage: Passage): ModelEvent[] {
  passage.breakLine();
  return [];
}
