import { type Schema } from './sample.js';

export interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

/** One route, as the OpenAPI document describes it. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly isPublic: boolean;
  readonly isStream: boolean;
  readonly parameters: readonly Parameter[];
  /** What its body holds; null for none, 'file' for one that is no JSON. */
  readonly body: Schema | 'file' | null;
}

interface Described {
  readonly security?: readonly unknown[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Every route that a server describes. */
export async function operationsOf(url: string): Promise<Operation[]> {
  const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as Document; // OpenAPI 3
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      method: method.toUpperCase(),
      path,
      isPublic: described.security?.length === 0,
      isStream: Object.values(described.responses).some(({ content }) => 'text/event-stream' in (content ?? {})),
      parameters: described.parameters ?? [],
      body: bodyOf(described, document),
    })),
  );
}

function bodyOf({ requestBody }: Described, document: Document): Operation['body'] {
  if (!requestBody) return null;
  const schema = requestBody.content['application/json']?.schema;
  return schema ? resolved(schema, document) : 'file';
}

function resolved(schema: Schema, document: Document): Schema {
  const named = schema.$ref && document.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
  return named || schema;
}
