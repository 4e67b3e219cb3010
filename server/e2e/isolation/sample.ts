/** As much of JSON Schema as our documents use. */
export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
}

/** Whether a field of that name and schema holds the id of something. */
export function isId(name: string, { format }: Schema): boolean {
  return /(^|_)(id|ids|key|attachments|before|cursor|after)$/.test(name) || format === 'uuid';
}

/** A value that the schema accepts; throws for a schema that it does not understand, so that nobody forgets it. */
export function sample(schema: Schema, name: string): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = schema.allOf ?? schema.anyOf ?? [];
  if (first) return sample(first, name);
  switch (schema.type) {
    case 'string':
      return text(schema, name);
    case 'number':
    case 'integer':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    case 'array':
      return schema.items ? [sample(schema.items, name)] : [];
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([key]) => schema.required?.includes(key))
          .map(([key, value]) => [key, sample(value, key)]),
      );
    default:
      throw new Error(`No value is known for “${name}”: ${JSON.stringify(schema)}`);
  }
}

function text({ format, minLength = 1 }: Schema, name: string): string {
  if (format === 'uuid') return crypto.randomUUID();
  if (format === 'email') return `${crypto.randomUUID()}@example.org`;
  if (format === 'date-time') return new Date().toISOString();
  if (format === undefined || format === 'password') return 'Something'.padEnd(minLength, '!');
  throw new Error(`No text is known for “${name}” of format ${format}`);
}
