import { type InputRequest, type ToolCall } from '../messages/tool-call.js';
import { type InputAnswer } from '../runs/calls/input-exchanges.js';
import { type StructuredInputSubmission } from '../thread-events/client-request.js';
import { type StructuredInput, type StructuredInputAnswer } from '../thread-events/structured-input.js';

const [YES, NO, AGREED] = ['Yes', 'No', 'I agree'];

/** A field of a form, as far as JSON Schema says how to ask for it. */
interface Field {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly { readonly const?: unknown }[];
  readonly items?: Field & { readonly anyOf?: Field['oneOf'] };
}

/** What a tool's server asks, field by field; of a page, whether the user agrees to visit it. */
export function inputQuestions(call: ToolCall, request: InputRequest): StructuredInput[] {
  if (request.mode === 'url')
    return [choice(`${call.id}.page`, `${request.message}\n${request.url ?? ''}`, [AGREED], false)];
  return fieldsOf(request).map(([name, field]) => {
    const id = `${call.id}.${name}`;
    const question = `${request.message} ${field.title ?? name}`;
    const options = optionsOf(field);
    if (options) return choice(id, question, options, field.type === 'array');
    return {
      type: 'freeform',
      id,
      question,
      ...(field.description !== undefined && { description: field.description }),
    };
  });
}

/** The same when it has been dealt with: what was asked stays, what was answered is the server's alone. */
export function answeredQuestions(
  call: ToolCall,
  request: InputRequest,
  answer: StructuredInputAnswer,
): StructuredInput[] {
  const asked = inputQuestions(call, request);
  const questions = asked.length > 0 ? asked : [{ id: `${call.id}.input`, question: request.message }];
  return questions.map(({ id, question }) => ({ type: 'freeform', id, question, answer }));
}

/** What a submission answers to it; nothing answered means that the user goes past it. */
export function inputAnswer(
  call: ToolCall,
  request: InputRequest,
  { status, answers }: StructuredInputSubmission,
): InputAnswer {
  const valuesOf = (name: string) => {
    const given = answers[`${call.id}.${name}`];
    return status === 'skipped' || !given || given.skipped ? [] : given.values;
  };
  if (request.mode === 'url') return valuesOf('page').length > 0 ? { answers: {} } : { skipped: true };
  const given = fieldsOf(request).flatMap(([name, field]) => {
    const values = valuesOf(name);
    return values.length > 0 ? [[name, valueOf(field, values)] as const] : [];
  });
  return given.length > 0 ? { answers: Object.fromEntries(given) } : { skipped: true };
}

function fieldsOf({ requested_schema: schema }: InputRequest): [string, Field][] {
  return Object.entries((schema?.['properties'] ?? {}) as Record<string, Field>); // checked where it came in
}

function optionsOf(field: Field): string[] | null {
  if (field.type === 'boolean') return [YES, NO];
  const { enum: values, oneOf, anyOf } = field.type === 'array' ? (field.items ?? {}) : { anyOf: undefined, ...field };
  const found = values ?? (oneOf ?? anyOf)?.map((option) => option.const);
  return found ? found.map(String) : null;
}

function valueOf({ type }: Field, values: readonly string[]): unknown {
  const [first = ''] = values;
  if (type === 'array') return values;
  if (type === 'boolean') return first === YES;
  if (type === 'number' || type === 'integer') return first.trim() === '' ? first : Number(first);
  return first;
}

function choice(id: string, question: string, options: readonly string[], multiple: boolean): StructuredInput {
  return { type: 'multiple_choice', id, question, options: options.map((value) => ({ value })), multiple };
}
