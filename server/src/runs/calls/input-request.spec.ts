import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '../../http/invalid-input.js';
import { checkedAnswers, inputRequestOf } from './input-request.js';

const elicit = (params: object) => ({ method: 'elicitation/create', params });
const page = (url: string) => elicit({ mode: 'url', message: 'Look there', url });
const FORM = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 2, pattern: '^(a+)+$' },
    mail: { type: 'string', format: 'email' },
    age: { type: 'integer', minimum: 0, maximum: 150 },
    size: { type: 'string', enum: ['S', 'M'], default: 'M' },
    toppings: { type: 'array', items: { type: 'string', enum: ['salt', 'oil'] } },
  },
  required: ['name'],
};

const UNKNOWN = { type: 'object', properties: { name: { type: 'riddle' } } };

describe(inputRequestOf, () => {
  it('shows a form of as many characters as are allowed, and no longer one', () => {
    const form = (length: number) => ({ type: 'object', x: 'x'.repeat(length - '{"type":"object","x":""}'.length) });
    const shown = (length: number) => inputRequestOf(elicit({ message: 'Who?', requestedSchema: form(length) }));

    expect(shown(32_768)).toMatchObject({ mode: 'form' });
    expect(shown(32_769)).toBeNull();
  });

  it('shows no form in which its readers would get lost', () => {
    const nested = JSON.parse(`${'{"a":'.repeat(101)}1${'}'.repeat(101)}`) as object; // as written here

    expect(inputRequestOf(elicit({ message: 'Who?', requestedSchema: { type: 'object', x: nested } }))).toBeNull();
  });

  it.each([
    ['a form', elicit({ mode: 'form', message: 'Who?', requestedSchema: FORM })],
    ['a form of a server that does not say what it is', elicit({ message: 'Who?', requestedSchema: FORM })],
  ])('shows %s', (_, asked) => {
    expect(inputRequestOf(asked)).toEqual({ message: 'Who?', mode: 'form', requested_schema: FORM });
  });

  it('shows what PostgreSQL cannot keep as it can, also where a long question is cut in the middle of a character', () => {
    const properties = { name: { type: 'string', title: 'A\0B', default: '\ud83d' } };
    const asked = elicit({ message: `\0${'x'.repeat(1_998)}😀`, requestedSchema: { type: 'object', properties } });

    expect(inputRequestOf(asked)).toEqual({
      message: `�${'x'.repeat(1_998)}�`,
      mode: 'form',
      requested_schema: { type: 'object', properties: { name: { type: 'string', title: 'A�B', default: '�' } } },
    });
  });

  it.each(['https://pay.example/x?y=1', 'http://localhost:3000/', 'http://127.0.0.1/', 'http://[::1]:8080/x'])(
    'shows the whole address of the page %s',
    (url) => {
      expect(inputRequestOf(page(url))).toEqual({ message: 'Look there', mode: 'url', url });
    },
  );

  it.each([
    'http://pay.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'https://bank.example@evil.example/',
    'https://:x@evil.example/',
    'http://127.0.0.1.evil.example/',
    'http://localhost.evil.example/',
    'ftp://localhost/',
    '/relative',
    `https://x.example/${'a'.repeat(2_000)}`,
  ])('does not offer the page %s', (url) => {
    expect(inputRequestOf(page(url))).toBeNull();
  });

  it.each([
    ['sampling', { method: 'sampling/createMessage', params: { message: 'x', requestedSchema: FORM } }],
    ['roots', { method: 'roots/list' }],
    ['a form without one', elicit({ message: 'Who?' })],
    ['a form that is a list', elicit({ message: 'Who?', requestedSchema: { type: 'array' } })],
    ['an endless form', elicit({ message: 'Who?', requestedSchema: { type: 'object', x: 'x'.repeat(40_000) } })],
    ['a form of something that no form knows', elicit({ message: 'Who?', requestedSchema: UNKNOWN })],
    ['nothing', null],
  ])('puts %s to nobody', (_, asked) => {
    expect(inputRequestOf(asked)).toBeNull();
  });
});

describe(checkedAnswers, () => {
  it('takes answers that fit, with the defaults of the form', () => {
    const answers = { name: 'Ada', mail: 'ada@example.org', age: 36, toppings: ['oil'] };

    expect(checkedAnswers(FORM, answers)).toEqual({ ...answers, size: 'M' });
  });

  it('leaves a pattern to the server, which may have chosen one that never ends', () => {
    expect(checkedAnswers(FORM, { name: `${'a'.repeat(50)}!` })).toMatchObject({ size: 'M' });
  });

  it.each<[string, Record<string, unknown>]>([
    ['name', {}],
    ['name', { name: 'A' }],
    ['name', { name: null }],
    ['mail', { name: 'Ada', mail: 'nobody' }],
    ['age', { name: 'Ada', age: 1.5 }],
    ['age', { name: 'Ada', age: 151 }],
    ['age', { name: 'Ada', age: '36' }],
    ['size', { name: 'Ada', size: 'XL' }],
    ['toppings.1', { name: 'Ada', toppings: ['oil', 'sand'] }],
    ['more', { name: 'Ada', more: true }],
  ])('names %s when the answer is %j', (field, answers) => {
    const thrown = refusal(FORM, answers);

    expect(thrown).toBeInstanceOf(InvalidInput);
    expect(thrown?.extensions.errors.map((error) => error.field)).toEqual([`answers.${field}`]);
  });

  it('says what is wrong, and with what', () => {
    const messages = (answers: unknown) => refusal(FORM, answers)?.extensions.errors;

    expect(messages({ name: 'Ada', toppings: ['sand'] })).toEqual([
      { field: 'answers.toppings.0', message: expect.stringMatching(/^toppings\.0: .+\.$/) },
    ]);
    expect(messages({ name: 'Ada', more: true })).toEqual([
      { field: 'answers.more', message: 'more is not asked for.' },
    ]);
    expect(messages('Ada')).toEqual([{ field: 'answers', message: expect.stringMatching(/^answers: .+\.$/) }]);
  });

  it('asks for a field that is called pattern like for any other', () => {
    const form = { type: 'object', properties: { pattern: { type: 'string' } }, required: ['pattern'] };

    expect(checkedAnswers(form, { pattern: 'stripes' })).toEqual({ pattern: 'stripes' });
    expect(refusal(form, { pattern: 5 })).toBeInstanceOf(InvalidInput);
  });

  it('follows no references, and leaves patterns of names to the server as well', () => {
    const own = { $ref: '#/nowhere', patternProperties: { '^(a+)+$': { type: 'integer' } } };
    const form = { type: 'object', properties: { own: { ...own, type: 'string' } } };

    expect(checkedAnswers(form, { own: 'words' })).toEqual({ own: 'words' });
  });
});

function refusal(schema: Record<string, unknown>, answers: unknown): InvalidInput | null {
  try {
    checkedAnswers(schema, answers);
    return null;
  } catch (error) {
    if (error instanceof InvalidInput) return error;
    throw error;
  }
}
