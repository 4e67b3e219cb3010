import fc from 'fast-check';
import { type Schema } from '../isolation/sample.js';

/** A request's body as it goes over the wire, and the field that is wrong with it, where it is one alone. */
export interface HostileBody {
  readonly text: string;
  readonly type: string;
  readonly field?: string;
}

const MEBIBYTE = 1024 * 1024;
const DEEP = 10_000;
const HERE = '"the hostile value stands here"';

/** JSON texts that some program has fallen over. */
const VALUES = [
  ...['null', 'true', '0', '-1', '1e308', '1e999', '-0', '""', '" "', '[]', '{}', '[null]', '[[]]', '"\\u0000"'],
  ...['"\\ud800"', '"\\udfff\\ud800"', '{"$gt":""}', '{"__proto__":{"id":"1"}}', '{"length":1000000000}'],
  ...['{"toString":1,"valueOf":null}', '"__proto__"', '"constructor"', '"\' OR 1=1 --"', '"%00"', '"../../etc"'],
  ...['"0197a000-0000-7000-8000-000000000000"', '"9999-99-99T99:99:99Z"', '"-271821-04-20"', '"NaN"', '1.5'],
  '['.repeat(DEEP) + ']'.repeat(DEEP),
  '{"a":'.repeat(DEEP) + '1' + '}'.repeat(DEEP),
  '["__proto__"]',
];
const FOREIGN_FIELDS = [
  '__proto__',
  'constructor',
  'prototype',
  'user_id',
  'id',
  'password_hash',
  '',
  '$where',
  'toString',
];
const TYPES = [
  ...['text/plain', 'application/xml', 'multipart/form-data', 'application/x-www-form-urlencoded', '*/*', 'json'],
  ...['application/json; charset=utf-16', 'application/json; charset=nonsense', 'application/problem+json', ''],
];
const JSON_TYPE = 'application/json';

/** Bodies like the right one, each wrong in one way; the weights tell how often in which. */
export function hostileBodies(right: object, schema: Schema): fc.Arbitrary<HostileBody> {
  const field = fieldOf(right, schema);
  const value = hostileValue(schema);
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(field, value).map(([name, bad]) => json(withField(right, name, bad), name)) },
    { weight: 2, arbitrary: inside(right, value).map((written) => json(written)) },
    { weight: 1, arbitrary: field.map((name) => json(JSON.stringify({ ...right, [name]: undefined }), name)) },
    { weight: 2, arbitrary: withForeignField(right, value) },
    { weight: 1, arbitrary: withFieldTwice(right, field, value) },
    { weight: 1, arbitrary: value.map((whole) => json(whole)) },
    { weight: 1, arbitrary: cutShort(right) },
    { weight: 1, arbitrary: ofAnotherType(right) },
  );
}

/** One body a route that is far too long; they are too slow to be many. */
export function longBody(right: object, [field = 'anything']: readonly string[]): HostileBody {
  return { text: withField(right, field, JSON.stringify('x'.repeat(MEBIBYTE))), type: JSON_TYPE };
}

function json(text: string, field?: string): HostileBody {
  return { text, type: JSON_TYPE, ...(field !== undefined && { field }) };
}

function fieldOf(right: object, schema: Schema): fc.Arbitrary<string> {
  const fields = [...new Set([...Object.keys(schema.properties ?? {}), ...Object.keys(right)])];
  return fields.length > 0 ? fc.constantFrom(...fields) : fc.constant('anything');
}

function hostileValue(schema: Schema): fc.Arbitrary<string> {
  const anyJson = fc.jsonValue().map((any) => JSON.stringify(any));
  return fc.oneof(fc.constantFrom(...VALUES), atTheEdge(schema), anyJson);
}

function withForeignField(right: object, value: fc.Arbitrary<string>): fc.Arbitrary<HostileBody> {
  const text = JSON.stringify(right);
  const rest = text === '{}' ? '' : ',';
  return fc
    .tuple(fc.constantFrom(...FOREIGN_FIELDS), value)
    .map(([name, any]) => json(text.replace('{', `{${JSON.stringify(name)}:${any}${rest}`)));
}

function withFieldTwice(
  right: object,
  field: fc.Arbitrary<string>,
  value: fc.Arbitrary<string>,
): fc.Arbitrary<HostileBody> {
  const text = JSON.stringify(right);
  return fc.tuple(field, value).map(([name, any]) => json(text.replace('{', `{"${name}":${any},`)));
}

function cutShort(right: object): fc.Arbitrary<HostileBody> {
  const text = JSON.stringify(right);
  return fc.nat(text.length).map((length) => json(text.slice(0, length)));
}

function ofAnotherType(right: object): fc.Arbitrary<HostileBody> {
  return fc.constantFrom(...TYPES).map((type) => ({ text: JSON.stringify(right), type }));
}

function withField(right: object, name: string, value: string): string {
  return JSON.stringify({ ...right, [name]: JSON.parse(HERE) as string }).replace(HERE, () => value);
}

/** The value somewhere within the right body, however deep. */
function inside(right: object, value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const places = JSON.stringify(right).match(/:("(?:[^"\\]|\\.)*"|\d+|true|null)/g) ?? [];
  if (places.length === 0) return value;
  return fc
    .tuple(fc.constantFrom(...places), value)
    .map(([place, bad]) => JSON.stringify(right).replace(place, () => `:${bad}`));
}

/** Texts as long as a field may have them, and one longer or shorter. */
function atTheEdge({ properties = {} }: Schema): fc.Arbitrary<string> {
  const edges = Object.values(properties).flatMap(({ minLength, maxLength }) => [minLength, maxLength]);
  const lengths = edges.flatMap((edge) => (edge === undefined ? [] : [edge - 1, edge, edge + 1]));
  return fc.constantFrom(0, 1, ...lengths).map((length) => JSON.stringify('y'.repeat(Math.max(0, length))));
}
