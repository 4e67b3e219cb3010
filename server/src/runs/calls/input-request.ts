import { z } from 'zod';
import { type FieldError, InvalidInput } from '../../http/invalid-input.js';
import { type InputRequest } from '../../messages/tool-call.js';
import { DEEPEST, isDeeper } from '../../outside/nesting.js';
import { storable } from '../../database/storable.js';

const MAX_MESSAGE = 2_000;
const MAX_URL = 2_000;
const MAX_SCHEMA = 32_768;
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

const message = z.string().transform((text) => text.slice(0, MAX_MESSAGE));
const Form = z.object({
  mode: z.literal('form').optional(),
  message,
  requestedSchema: z.record(z.string(), z.unknown()),
});
const Page = z.object({ mode: z.literal('url'), message, url: z.string().max(MAX_URL).refine(isSafePage) });
const Elicitation = z.object({ method: z.literal('elicitation/create'), params: z.union([Form, Page]) });

/** A server's question as a user sees it, and as it can be stored; null for one that cannot be put to a user. */
export function inputRequestOf(asked: unknown): InputRequest | null {
  if (isDeeper(asked, DEEPEST)) return null;
  return storable(requestIn(asked));
}

function requestIn(asked: unknown): InputRequest | null {
  const { data } = Elicitation.safeParse(asked);
  if (!data) return null;
  if ('url' in data.params) return { message: data.params.message, mode: 'url', url: data.params.url };
  const { message: text, requestedSchema } = data.params;
  return formOf(requestedSchema) && { message: text, mode: 'form', requested_schema: requestedSchema };
}

/** The answers as the form takes them, with its own defaults; throws `InvalidInput` that names each wrong one. */
export function checkedAnswers(schema: Record<string, unknown>, answers: unknown): Record<string, unknown> {
  const { data, error } = (formOf(schema) ?? z.never()).safeParse(answers);
  if (error) throw new InvalidInput(error.issues.flatMap(fieldErrors));
  return data as Record<string, unknown>; // what a schema of an object lets through
}

/** A form asks for an object of plain values. Patterns are left to the server: one of theirs could keep us busy. */
function formOf(schema: Record<string, unknown>): z.ZodType | null {
  const json = JSON.stringify(schema);
  if (schema['type'] !== 'object' || json.length > MAX_SCHEMA) return null;
  const tame: unknown = JSON.parse(json, (key, value: unknown) => (isPattern(key, value) ? undefined : value));
  try {
    return z.fromJSONSchema({ ...(tame as z.core.JSONSchema.JSONSchema), additionalProperties: false });
  } catch {
    return null;
  }
}

function isPattern(key: string, value: unknown): boolean {
  return (key === 'pattern' && typeof value === 'string') || key === 'patternProperties' || key === '$ref';
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ field: `answers.${key}`, message: `${key} is not asked for.` }));
  const name = issue.path.join('.');
  return [{ field: ['answers', ...issue.path].join('.'), message: `${name || 'answers'}: ${issue.message}.` }];
}

/** Whether a page may be offered to a user: over https, or on their own machine, and without a password in it. */
function isSafePage(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}
