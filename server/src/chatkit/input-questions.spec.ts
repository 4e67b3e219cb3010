import { describe, expect, it } from '@jest/globals';
import { answeredQuestions, inputAnswer, inputQuestions } from './input-questions.js';
import { toolCall } from './testing/items.js';

const CALL = toolCall();
const PAGE = { message: 'Sign in there.', mode: 'url', url: 'https://pay.example/' } as const;
const form = (properties: object) =>
  ({ message: 'Tell me.', mode: 'form', requested_schema: { properties: { ...properties } } }) as const;
const EVERYTHING = form({
  name: { type: 'string', title: 'Your name', description: 'As on the door' },
  count: { type: 'integer' },
  price: { type: 'number' },
  sure: { type: 'boolean' },
  size: { type: 'string', enum: ['s', 1] },
  room: { type: 'string', oneOf: [{ const: 'attic' }, { const: 'cellar' }] },
  days: { type: 'array', items: { enum: ['mon', 'tue'] } },
  tags: { type: 'array', items: { anyOf: [{ const: 'a' }] } },
});
const submitted = (answers: Record<string, string[]>, status: 'answered' | 'skipped' = 'answered') => ({
  status,
  answers: Object.fromEntries(
    Object.entries(answers).map(([name, values]) => [`call.${name}`, { values, skipped: false }]),
  ),
});

describe(inputQuestions, () => {
  it('asks for a text in free words, with what the server says of it', () => {
    expect(inputQuestions(CALL, EVERYTHING).slice(0, 2)).toEqual([
      { type: 'freeform', id: 'call.name', question: 'Tell me. Your name', description: 'As on the door' },
      { type: 'freeform', id: 'call.count', question: 'Tell me. count' },
    ]);
  });

  it('gives choices where there are some', () => {
    const choices = inputQuestions(CALL, EVERYTHING).flatMap((question) =>
      question.type === 'multiple_choice'
        ? [[question.id, question.options.map(({ value }) => value), question.multiple]]
        : [],
    );

    expect(choices).toEqual([
      ['call.sure', ['Yes', 'No'], false],
      ['call.size', ['s', '1'], false],
      ['call.room', ['attic', 'cellar'], false],
      ['call.days', ['mon', 'tue'], true],
      ['call.tags', ['a'], true],
    ]);
  });

  it('asks whether a page may be opened, and shows its address', () => {
    expect(inputQuestions(CALL, PAGE)).toEqual([
      {
        type: 'multiple_choice',
        id: 'call.page',
        question: 'Sign in there.\nhttps://pay.example/',
        options: [{ value: 'I agree' }],
        multiple: false,
      },
    ]);
    expect(inputQuestions(CALL, { message: 'Go', mode: 'url' })[0]?.question).toBe('Go\n');
  });

  it('asks nothing of a form without fields', () => {
    expect(inputQuestions(CALL, { message: 'Well?', mode: 'form' })).toEqual([]);
  });
});

describe(answeredQuestions, () => {
  const answer = { values: ['Answered'], skipped: false };

  it('keeps what was asked, and of a form without fields its words', () => {
    expect(answeredQuestions(CALL, PAGE, answer)).toEqual([
      { type: 'freeform', id: 'call.page', question: 'Sign in there.\nhttps://pay.example/', answer },
    ]);
    expect(answeredQuestions(CALL, { message: 'Well?', mode: 'form' }, answer)).toEqual([
      { type: 'freeform', id: 'call.input', question: 'Well?', answer },
    ]);
  });
});

describe(inputAnswer, () => {
  it('gives each field what it is of', () => {
    const given = { name: ['Ada'], count: ['3'], price: ['2.5'], sure: ['Yes'], days: ['mon', 'tue'], size: ['s'] };

    expect(inputAnswer(CALL, EVERYTHING, submitted(given))).toEqual({
      answers: { name: 'Ada', count: 3, price: 2.5, sure: true, days: ['mon', 'tue'], size: 's' },
    });
    expect(inputAnswer(CALL, EVERYTHING, submitted({ sure: ['No'], count: [' '] }))).toEqual({
      answers: { sure: false, count: ' ' },
    });
  });

  it('goes past a form of which nothing was answered', () => {
    const skippedOne = { status: 'answered' as const, answers: { 'call.name': { values: ['Ada'], skipped: true } } };

    expect(inputAnswer(CALL, EVERYTHING, submitted({}))).toEqual({ skipped: true });
    expect(inputAnswer(CALL, EVERYTHING, submitted({ name: ['Ada'] }, 'skipped'))).toEqual({ skipped: true });
    expect(inputAnswer(CALL, EVERYTHING, skippedOne)).toEqual({ skipped: true });
  });

  it('agrees to a page only by saying so', () => {
    expect(inputAnswer(CALL, PAGE, submitted({ page: ['I agree'] }))).toEqual({ answers: {} });
    expect(inputAnswer(CALL, PAGE, submitted({}))).toEqual({ skipped: true });
  });
});
