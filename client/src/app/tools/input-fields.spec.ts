import { ENGLISH } from '../words/english';
import { answersOf, faultsOf } from './input-answers';
import { fieldsOf, initialValues } from './input-fields';

const schema = {
  type: 'object',
  properties: {
    who: { type: 'string', title: 'Recipient', description: 'Who gets it', format: 'email' },
    when: { type: 'string', format: 'date-time' },
    count: { type: 'integer', minimum: 1, maximum: 5, default: 2 },
    urgent: { type: 'boolean', default: true },
    size: { type: 'string', enum: ['s', 'm'], enumNames: ['Small', 'Medium'] },
    colour: { type: 'string', oneOf: [{ const: '#f00', title: 'Red' }] },
    tags: { type: 'array', items: { type: 'string', enum: ['a', 'b'] }, maxItems: 1 },
    note: { type: 'string', minLength: 2, maxLength: 4 },
  },
  required: ['who', 'size'],
};
const fields = fieldsOf(schema);
const faults = (values: Parameters<typeof faultsOf>[1]) =>
  Object.fromEntries(faultsOf(fields, values, ENGLISH.inputs.faults));

describe(fieldsOf, () => {
  it('makes a field of every property, of its kind and in its order', () => {
    expect(fields.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'who email',
      'when datetime-local',
      'count integer',
      'urgent boolean',
      'size choice',
      'colour choice',
      'tags choices',
      'note text',
    ]);
    expect(fields[0]).toMatchObject({ label: 'Recipient', help: 'Who gets it', required: true });
    expect(fields[1]).toMatchObject({ label: 'when', required: false });
  });

  it('names the choices as their server does', () => {
    expect(fields.flatMap(({ choices }) => choices.map(({ title }) => title))).toEqual([
      'Small',
      'Medium',
      'Red',
      'a',
      'b',
    ]);
  });

  it('begins with the defaults', () => {
    expect(initialValues(fields)).toEqual({
      who: '',
      when: '',
      count: '2',
      urgent: true,
      size: '',
      colour: '',
      tags: [],
      note: '',
    });
  });

  it.each([null, undefined, {}, { properties: 'none' }])('asks for nothing when the schema is %j', (nothing) => {
    expect(fieldsOf(nothing)).toEqual([]);
  });
});

describe(answersOf, () => {
  it('sends values of their own type and leaves out what is empty', () => {
    const values = {
      ...initialValues(fields),
      who: 'eve@example.org',
      when: '2026-11-23T15:02',
      size: 'm',
      tags: ['a'],
    };

    expect(answersOf(fields, values)).toEqual({
      who: 'eve@example.org',
      when: new Date('2026-11-23T15:02').toISOString(),
      count: 2,
      urgent: true,
      size: 'm',
      tags: ['a'],
    });
  });
});

describe(faultsOf, () => {
  it('asks for what is required, and for nothing else', () => {
    expect(faults(initialValues(fields))).toEqual({ who: 'This is needed.', size: 'This is needed.' });
  });

  it.each([
    ['who', 'eve', 'This is not a mail address.'],
    ['count', '1.5', 'This takes a whole number.'],
    ['count', '0', 'This takes 1 or more.'],
    ['count', '6', 'This takes 5 or less.'],
    ['note', 'x', 'This takes at least 2 characters.'],
    ['note', 'xxxxx', 'This takes at most 4 characters.'],
    ['tags', ['a', 'b'], 'Choose at most 1.'],
  ])('says what is wrong with %s: %j', (name, value, words) => {
    expect(faults({ ...initialValues(fields), who: 'eve@example.org', size: 's', [name]: value })).toEqual({
      [name]: words,
    });
  });
});
