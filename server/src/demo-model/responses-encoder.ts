import { Answer, Frame, pieces, tokens } from './answer.js';
import { PlannedItem } from './planned-item.js';

type Call = Extract<PlannedItem, { type: 'call' }>;
type Spoken = Exclude<PlannedItem, Call>;
type Event = [type: string, fields: object, paced?: true];

/** An answer as a stream of the Responses API. */
export function* responsesFrames(answer: Answer): Generator<Frame> {
  let sequence_number = 0;
  for (const [type, fields, paced] of events(answer)) {
    yield { event: type, data: { type, sequence_number, ...fields }, ...(paced && { paced }) };
    sequence_number += 1;
  }
}

/** An answer of the Responses API in one piece. */
export function responsesBody(answer: Answer): object {
  const output_tokens = tokens(answer.items);
  const reason = answer.finish === 'length' ? 'max_output_tokens' : answer.finish;
  return {
    ...envelope(answer),
    status: STATUS[answer.finish],
    output: answer.items.map((item, at) => outputItem(answer, item, at)),
    error: answer.finish === 'failed' ? { code: 'server_error', message: 'The demo model failed.' } : null,
    incomplete_details: STATUS[answer.finish] === 'incomplete' ? { reason } : null,
    usage: { input_tokens: 1, output_tokens, total_tokens: output_tokens + 1 },
  };
}

const STATUS = { stop: 'completed', failed: 'failed', length: 'incomplete', content_filter: 'incomplete' } as const;

function* events(answer: Answer): Generator<Event> {
  const response = { ...envelope(answer), status: 'in_progress', output: [], usage: null };
  yield ['response.created', { response }];
  yield ['response.in_progress', { response }];
  for (const [at, item] of answer.items.entries()) {
    const whole = outputItem(answer, item, at);
    const place = { output_index: at, item_id: whole.id };
    yield [
      'response.output_item.added',
      { output_index: at, item: { ...whole, ...EMPTY[item.type], status: 'in_progress' } },
    ];
    yield* item.type === 'call' ? callEvents(item, place) : spokenEvents(item, place);
    yield ['response.output_item.done', { output_index: at, item: whole }];
  }
  yield [`response.${STATUS[answer.finish]}`, { response: responsesBody(answer) }];
}

const EMPTY = { text: { content: [] }, refusal: { content: [] }, reasoning: { summary: [] }, call: { arguments: '' } };

function* callEvents(item: Call, place: object): Generator<Event> {
  for (const delta of pieces(item.arguments))
    yield ['response.function_call_arguments.delta', { ...place, delta }, true];
  yield ['response.function_call_arguments.done', { ...place, name: item.name, arguments: item.arguments }];
}

function* spokenEvents(item: Spoken, place: object): Generator<Event> {
  const [part, field, index] = WORDS[item.type];
  const at = { ...place, [index]: 0 };
  yield [`response.${part}.added`, { ...at, part: partOf(item.type, '') }];
  for (const delta of pieces(item.text)) yield [`response.${field}.delta`, { ...at, delta }, true];
  yield [`response.${field}.done`, { ...at, [item.type === 'refusal' ? 'refusal' : 'text']: item.text }];
  yield [`response.${part}.done`, { ...at, part: partOf(item.type, item.text) }];
}

const WORDS = {
  text: ['content_part', 'output_text', 'content_index'],
  refusal: ['content_part', 'refusal', 'content_index'],
  reasoning: ['reasoning_summary_part', 'reasoning_summary_text', 'summary_index'],
} as const;

function partOf(type: Spoken['type'], text: string): object {
  if (type === 'refusal') return { type, refusal: text };
  return type === 'reasoning' ? { type: 'summary_text', text } : { type: 'output_text', text, annotations: [] };
}

function outputItem({ hash }: Answer, item: PlannedItem, at: number) {
  const place = `${hash}_${at}`;
  if (item.type === 'call') return callItem(item, place);
  const parts = [partOf(item.type, item.text)];
  return item.type === 'reasoning'
    ? { type: 'reasoning', id: `rs_${place}`, summary: parts, encrypted_content: hash }
    : { type: 'message', id: `msg_${place}`, role: 'assistant', content: parts, status: 'completed' };
}

function callItem({ name, arguments: args }: Call, place: string) {
  const ids = { id: `fc_${place}`, call_id: `call_${place}` };
  return { type: 'function_call', ...ids, name, arguments: args, status: 'completed' };
}

function envelope({ hash, model }: Answer) {
  return { id: `resp_${hash}`, object: 'response', created_at: Math.floor(Date.now() / 1000), model };
}
