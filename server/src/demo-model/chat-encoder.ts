import { Answer, Frame, pieces, tokens } from './answer.js';
import { PlannedItem } from './planned-item.js';

const DELTA_FIELDS = { text: 'content', refusal: 'refusal', reasoning: 'reasoning_content' } as const;

/** An answer as a stream of Chat Completions. */
export function* chatFrames(answer: Answer): Generator<Frame> {
  if (answer.finish === 'failed') {
    yield { data: { error: { message: 'The demo model failed.', code: 'server_error' } } };
    return;
  }
  yield chunk(answer, { role: 'assistant', content: '' });
  for (const [delta, paced] of deltas(answer)) yield { ...chunk(answer, delta), ...(paced && { paced }) };
  yield chunk(answer, {}, finishReason(answer));
  if (answer.wantsUsage)
    yield { data: { ...envelope(answer, 'chat.completion.chunk'), choices: [], usage: usage(answer) } };
  yield { data: '[DONE]' };
}

/** An answer of Chat Completions in one piece. */
export function chatBody(answer: Answer): object {
  const message = {
    role: 'assistant',
    content: joined(answer, 'text') ?? (calls(answer).length > 0 ? null : ''),
    refusal: joined(answer, 'refusal'),
    reasoning_content: joined(answer, 'reasoning') ?? undefined,
    tool_calls: calls(answer).length > 0 ? calls(answer) : undefined,
  };
  const choice = { index: 0, message, logprobs: null, finish_reason: finishReason(answer) };
  return { ...envelope(answer, 'chat.completion'), choices: [choice], usage: usage(answer) };
}

function* deltas(answer: Answer): Generator<[delta: object, paced?: true]> {
  for (const item of answer.items) {
    if (item.type === 'call') continue;
    for (const piece of pieces(item.text)) yield [{ [DELTA_FIELDS[item.type]]: piece }, true];
  }
  for (const [index, call] of calls(answer).entries()) {
    yield [{ tool_calls: [{ index, ...call, function: { name: call.function.name, arguments: '' } }] }, true];
    for (const piece of pieces(call.function.arguments))
      yield [{ tool_calls: [{ index, function: { arguments: piece } }] }];
  }
}

function calls({ hash, items }: Answer) {
  const planned = items.filter((item) => item.type === 'call');
  return planned.map((item, at) => ({
    id: `call_${hash}_${at}`,
    type: 'function',
    function: { name: item.name, arguments: item.arguments },
  }));
}

function joined({ items }: Answer, type: Exclude<PlannedItem['type'], 'call'>): string | null {
  const texts = items.flatMap((item) => (item.type === type ? [item.text] : []));
  return texts.length > 0 ? texts.join('') : null;
}

function chunk(answer: Answer, delta: object, finish_reason: string | null = null): Frame {
  return { data: { ...envelope(answer, 'chat.completion.chunk'), choices: [{ index: 0, delta, finish_reason }] } };
}

function envelope({ hash, model }: Answer, object: string) {
  return { id: `chatcmpl-${hash}`, object, created: Math.floor(Date.now() / 1000), model };
}

function finishReason(answer: Answer): string {
  if (answer.finish !== 'stop') return answer.finish;
  return calls(answer).length > 0 ? 'tool_calls' : 'stop';
}

function usage({ items }: Answer) {
  const completion_tokens = tokens(items);
  return { prompt_tokens: 1, completion_tokens, total_tokens: completion_tokens + 1 };
}
