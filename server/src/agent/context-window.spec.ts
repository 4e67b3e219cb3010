import { describe, expect, it } from '@jest/globals';
import { fitted, inputTokensOf, tokensIn, tokensOf } from './context-window.js';
import { type TranscriptTurn } from './model.js';

const LONG = 'x'.repeat(3_000);

describe(fitted, () => {
  it('leaves a conversation that fits as it is', () => {
    const history = [user('One'), said('Two'), user('Three')];

    expect(fitted(history, [said('Four')], 1_000)).toEqual([...history, said('Four')]);
  });

  it('drops the oldest messages first, and none from between', () => {
    const history = [user('Oldest'), said(LONG), user('Small'), said('Newer'), user('Question')];

    expect(fitted(history, [], 500)).toEqual([user('Small'), said('Newer'), user('Question')]);
  });

  it('drops an answer whole: no call stays without its result, and no result without its call', () => {
    const answer = [called('a'), result('a', LONG), called('b'), result('b', 'Done'), said('All done')];

    const kept = fitted([user('Do it'), ...answer, user('Thanks'), said('Welcome'), user('More')], [], 500);

    expect(kept).toEqual([user('Thanks'), said('Welcome'), user('More')]);
  });

  it('parts an answer from its question, where only one of them fits', () => {
    expect(fitted([user(LONG), said('Short'), user('More')], [], 500)).toEqual([said('Short'), user('More')]);
  });

  it('keeps what fits to the last token', () => {
    const history = [user('One'), said('Two'), user('Three')];
    const answer = [called('a'), result('a', LONG)];

    expect(fitted(history, answer, tokensOf([...history, ...answer]))).toEqual([...history, ...answer]);
    expect(fitted(history, answer, tokensOf([user('Three'), ...answer]))).toEqual([user('Three'), ...answer]);
  });

  it('keeps the question, however long it is', () => {
    expect(fitted([user('Before'), user(LONG)], [], 10)).toEqual([user(LONG)]);
  });

  it('leaves out the oldest results of the answer in the making, and keeps its calls', () => {
    const answer = [called('a'), result('a', LONG), called('b'), result('b', LONG)];

    const kept = fitted([user('Question')], answer, 1_300);

    expect(kept).toEqual([
      user('Question'),
      called('a'),
      { ...result('a', ''), text: expect.stringContaining('left out') },
      ...answer.slice(2),
    ]);
  });

  it('leaves out no more results than it must, and none that is shorter than the note in its place', () => {
    const answer = [called('a'), result('a', 'Done'), called('b'), result('b', LONG), called('c'), result('c', LONG)];
    const note = { ...result('b', ''), text: expect.stringContaining('left out') };
    const fits = fitted([user('Question')], answer, 1_300);

    expect(fits).toEqual([user('Question'), ...answer.slice(0, 3), note, ...answer.slice(4)]);
    expect(fitted([user('Question')], answer, tokensOf(fits))).toEqual(fits);
  });

  it('leaves out the pictures of a result with its words', () => {
    const shown: TranscriptTurn = {
      role: 'tool',
      callId: 'a',
      text: 'Look',
      files: [{ name: 'image', kind: 'image', url: 'data:' }],
      isError: false,
    };

    const kept = fitted([user('Question')], [called('a'), shown], 1_000);

    expect(kept[2]).toEqual({ ...result('a', ''), text: expect.stringContaining('left out') });
  });

  it('counts the words of a turn, its calls and its pictures', () => {
    const shown = { ...result('a', 'Look'), files: [{ name: 'image', kind: 'image' as const, url: 'data:' }] };

    expect(tokensOf([user('abcdef')])).toBe(8 + 2);
    expect(tokensOf([called('a', 'b')])).toBe(8 + 8);
    expect(tokensOf([shown])).toBe(8 + 2 + 4_000);
  });

  it('counts what a provider gets back unchanged', () => {
    const plain = said('Yes');

    const exact = { ...plain, provider: { provider: 'p', items: [{ encrypted_content: LONG }] } };

    expect(tokensOf([exact])).toBeGreaterThan(tokensOf([plain]) + 900);
  });
});

describe(tokensIn, () => {
  it.each([
    ['English', 'The quick brown fox jumps over the lazy dog.', 10],
    ['Chinese', '敏捷的棕色狐狸跳过了懒狗。', 13],
    ['JSON', '{"done":false,"title":"Milk"}', 9],
  ])('rather guesses too much than too little: %s', (_, text, tokens) => {
    expect(tokensIn(text)).toBeGreaterThanOrEqual(tokens);
  });
});

describe(inputTokensOf, () => {
  it('knows families of models by their names, and takes others for middling', () => {
    expect(inputTokensOf('gpt-5.5-mini')).toBe(270_000);
    expect(inputTokensOf('gpt-4o-2024-08-06')).toBe(110_000);
    expect(inputTokensOf('gpt-4-0613')).toBe(6_000);
    expect(inputTokensOf('qwen3:8b')).toBe(100_000);
  });
});

function user(text: string): TranscriptTurn {
  return { role: 'user', text };
}

function said(text: string): TranscriptTurn {
  return { role: 'assistant', text, calls: [] };
}

function called(...ids: string[]): TranscriptTurn {
  const calls = ids.map((id) => ({ id, name: 'list_tasks', argumentsText: '{}', arguments: {}, problem: null }));
  return { role: 'assistant', text: '', calls };
}

function result(callId: string, text: string) {
  return { role: 'tool' as const, callId, text, isError: false };
}
