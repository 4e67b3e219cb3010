import { z } from 'zod';

const request = <Type extends string, Params extends z.ZodRawShape>(type: Type, params: Params) =>
  z.object({
    type: z.literal(type),
    params: z.object(params),
    metadata: z.record(z.string(), z.unknown()).default({}),
  });

const Content = z.discriminatedUnion('type', [
  z.object({ type: z.literal('input_text'), text: z.string() }),
  z.object({
    type: z.literal('input_tag'),
    id: z.string(),
    text: z.string(),
    data: z.record(z.string(), z.unknown()),
    group: z.string().nullish(),
    interactive: z.boolean().default(false),
  }),
]);

const UserMessage = z.object({
  content: z.array(Content),
  attachments: z.array(z.string()),
  inference_options: z.object({
    tool_choice: z.object({ id: z.string() }).nullish(),
    model: z.string().nullish(),
  }),
  quoted_text: z.string().nullish(),
});

const Submission = z.object({
  status: z.enum(['answered', 'skipped']).default('answered'),
  answers: z
    .record(z.string(), z.object({ values: z.array(z.string()).default([]), skipped: z.boolean().default(false) }))
    .default({}),
});

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
  request('items.feedback', { thread_id, item_ids: z.array(item_id), kind: z.enum(['positive', 'negative']) }),
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

/** Whether a request is answered by a stream. */
export function isStreaming(request: ClientRequest): request is StreamingRequest {
  return STREAMING_TYPES.has(request.type);
}
