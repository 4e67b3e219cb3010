import { z } from 'zod';

const request = <Type extends string, Params extends z.ZodRawShape>(type: Type, params: Params) =>
  z.object({
    type: z.literal(type),
    params: z.object(params),
    metadata: z.record(z.string(), z.unknown()).default({}),
  });

/** What a person says in one message, tags, quotes and options and all, may come to; a model has to take it whole. */
const MAX_INPUT_LENGTH = 100_000;
const TOO_LONG = `at most ${MAX_INPUT_LENGTH} characters of JSON in all`;

const name = z.string().max(200);
const text = z.string().max(10_000);

const Content = z.discriminatedUnion('type', [
  z.object({ type: z.literal('input_text'), text: z.string() }),
  z.object({
    type: z.literal('input_tag'),
    id: name,
    text,
    data: z.record(z.string(), z.unknown()),
    group: name.nullish(),
    interactive: z.boolean().default(false),
  }),
]);

const UserMessage = z
  .object({
    content: z.array(Content).max(1000),
    attachments: z.array(name).max(100),
    inference_options: z.object({
      tool_choice: z.object({ id: name }).nullish(),
      model: name.nullish(),
    }),
    quoted_text: z.string().max(20_000).nullish(),
  })
  .refine(isModest, { error: TOO_LONG });

const Answer = z.object({ values: z.array(text).max(100).default([]), skipped: z.boolean().default(false) });

const Submission = z
  .object({
    status: z.enum(['answered', 'skipped']).default('answered'),
    answers: z.record(name, Answer).default({}),
  })
  .refine(isModest, { error: TOO_LONG });

const thread_id = z.string();
const item_id = z.string();
const list = {
  limit: z.int().nullish(),
  order: z.enum(['asc', 'desc']).default('desc'),
  after: z.string().nullish(),
};
const action = {
  thread_id,
  item_id: item_id.nullish(),
  action: z.object({ type: z.string().min(1), payload: z.unknown().optional() }),
};

const STREAMING = [
  request('threads.create', { input: UserMessage }),
  request('threads.add_user_message', { thread_id, input: UserMessage }),
  request('threads.add_client_tool_output', { thread_id, result: z.unknown() }),
  request('threads.add_structured_input', { thread_id, item_id, input: Submission }),
  request('threads.retry_after_item', { thread_id, item_id }),
  request('threads.custom_action', action),
] as const;

const PLAIN = [
  request('threads.sync_custom_action', action),
  request('threads.get_by_id', { thread_id }),
  request('threads.list', list),
  request('threads.update', { thread_id, title: z.string() }),
  request('threads.delete', { thread_id }),
  request('items.list', { thread_id, ...list }),
  request('items.feedback', {
    thread_id,
    item_ids: z.array(item_id).max(1000),
    kind: z.enum(['positive', 'negative']),
  }),
  request('attachments.create', { name: z.string(), size: z.int(), mime_type: z.string() }),
  request('attachments.delete', { attachment_id: z.string() }),
  request('input.transcribe', { audio_base64: z.base64(), mime_type: z.string() }),
] as const;

/** Everything that a ChatKit client may ask; fields that the protocol does not know are left out. */
export const ClientRequest = z.discriminatedUnion('type', [...STREAMING, ...PLAIN]);

/** A request as it is after validation. */
export type ClientRequest = z.output<typeof ClientRequest>;

/** A request that is answered by a stream of events. */
export type StreamingRequest = z.output<(typeof STREAMING)[number]>;

/** A request that is answered by one JSON object. */
export type PlainRequest = z.output<(typeof PLAIN)[number]>;

/** The parameters of one operation. */
export type ParamsOf<Type extends ClientRequest['type']> = Extract<ClientRequest, { type: Type }>['params'];

/** What a person sends. */
export type UserMessageInput = z.output<typeof UserMessage>;

/** What a person answers to the questions of one item. */
export type StructuredInputSubmission = z.output<typeof Submission>;

const STREAMING_TYPES: ReadonlySet<string> = new Set(STREAMING.map(({ shape }) => shape.type.value));

function isModest(input: unknown): boolean {
  return JSON.stringify(input).length <= MAX_INPUT_LENGTH;
}

/** Whether a request is answered by a stream. */
export function isStreaming(request: ClientRequest): request is StreamingRequest {
  return STREAMING_TYPES.has(request.type);
}
