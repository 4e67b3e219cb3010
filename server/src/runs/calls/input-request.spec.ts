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

describe(inputRequestOf, () => {
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
    let thrown: unknown;
    try {
      checkedAnswers(FORM, answers);
    } catch (error) {
      thrown = error;
    }

    expect(thrown).toBeInstanceOf(InvalidInput);
    expect((thrown as InvalidInput).extensions.errors.map((error) => error.field)).toEqual([`answers.${field}`]);
  });
});
