import { type OpenAPIObject } from '@nestjs/swagger';
import { type Operation, operationsOf } from './openapi-operations.js';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Schema = Schemas[string];
type SchemaObject = Exclude<Schema, { $ref: string }>;
type Body = Exclude<NonNullable<Operation['requestBody']>, { $ref: string }>;

const JSON_TYPE = 'application/json';
const FORMATS: Readonly<Record<string, string>> = {
  uuid: '01998d2e-7c1f-7a40-9a51-3f2b6c0d9e10',
  'date-time': '2026-03-04T05:06:07.123Z',
  email: 'ada@example.org',
  password: 'correct horse battery',
  uri: 'https://chat.example.org/',
};

/** The same document with an example of every JSON body, made of the examples of its properties. */
export function withExamples(document: OpenAPIObject): OpenAPIObject {
  const schemas = document.components?.schemas ?? {};
  for (const { operation } of operationsOf(document))
    for (const body of [operation.requestBody, ...Object.values(operation.responses)])
      if (body && 'content' in body) addExample(body.content, schemas);
  return document;
}

function addExample(content: Body['content'] | undefined, schemas: Schemas): void {
  const json = content?.[JSON_TYPE];
  if (json?.schema && json.example === undefined && json.examples === undefined)
    json.example = exampleOf(json.schema, schemas);
}

/** A value of the schema. */
function exampleOf(schema: Schema, schemas: Schemas): unknown {
  if ('$ref' in schema) return exampleOf(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas);
  if (hasOwnExample(schema)) return schema.example ?? schema.default ?? schema.enum?.[0];
  if (schema.nullable && schema.allOf) return null;
  if (schema.allOf?.[0]) return exampleOf(schema.allOf[0], schemas);
  if (schema.items) return [exampleOf(schema.items, schemas)];
  return schema.properties ? objectOf(schema, schemas) : simple(schema);
}

/** What may be left out is left out, unless the schema shows it. */
function objectOf({ properties = {}, required = [] }: SchemaObject, schemas: Schemas): Record<string, unknown> {
  const shown = Object.entries(properties).filter(([name, schema]) => required.includes(name) || hasOwnExample(schema));
  return Object.fromEntries(shown.map(([name, schema]) => [name, exampleOf(schema, schemas)]));
}

function hasOwnExample(schema: Schema): boolean {
  return 'example' in schema || 'default' in schema || 'enum' in schema;
}

function simple({ type, format, minimum = 1 }: SchemaObject): unknown {
  if (type === 'string') return FORMATS[format ?? ''] ?? 'text';
  if (type === 'number' || type === 'integer') return minimum;
  if (type === 'boolean') return true;
  return type === 'object' ? {} : null;
}
