import { z } from 'zod';
import { DemoRequest, demoRequest, Turn } from './demo-request.js';

const Text = z
  .union([z.string(), z.array(z.object({ text: z.string().optional() }))])
  .nullish()
  .transform((content) => (Array.isArray(content) ? content.map(({ text }) => text ?? '').join('') : (content ?? '')));

/** The same, and whether anything beside words stands there: pictures and other files. */
const Content = z
  .union([z.string(), z.array(z.object({ type: z.string().default(''), text: z.string().optional() }))])
  .nullish()
  .transform((content) => ({
    text: Text.parse(content),
    hasFiles: Array.isArray(content) && content.some(({ text }) => text === undefined),
  }));

const Streaming = z
  .boolean()
  .nullish()
  .transform((stream) => stream ?? false);

const ChatMessage = z.object({
  role: z.string(),
  content: Content,
  tool_call_id: z.string().default(''),
  tool_calls: z.array(z.object({ id: z.string(), function: z.object({ name: z.string() }) })).nullish(),
});

const ChatBody = z.object({
  model: z.string(),
  messages: z.array(ChatMessage),
  tools: z.array(z.object({ function: z.object({ name: z.string() }) })).default([]),
  stream: Streaming,
  stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
});

const InputItem = z.object({
  type: z.string().default('message'),
  role: z.string().optional(),
  content: Content,
  call_id: z.string().default(''),
  name: z.string().default(''),
  output: Text,
});

const ResponsesBody = z.object({
  model: z.string(),
  input: z.union([
    z.array(InputItem),
    z.string().transform((text) => [InputItem.parse({ role: 'user', content: text })]),
  ]),
  tools: z.array(z.object({ name: z.string().default('') })).default([]),
  stream: Streaming,
});

/** Reads what Chat Completions is asked; throws on anything else. */
export function readChatRequest(body: unknown): DemoRequest {
  const { model, messages, tools, stream, stream_options } = ChatBody.parse(body);
  return demoRequest(body, messages.flatMap(turnsOfMessage), {
    model,
    isStreaming: stream,
    wantsUsage: stream_options?.include_usage ?? false,
    toolNames: tools.map((tool) => tool.function.name),
  });
}

/** Reads what the Responses API is asked; throws on anything else. */
export function readResponsesRequest(body: unknown): DemoRequest {
  const { model, input, tools, stream } = ResponsesBody.parse(body);
  return demoRequest(body, input.flatMap(turnsOfItem), {
    model,
    isStreaming: stream,
    wantsUsage: true,
    toolNames: tools.map(({ name }) => name),
  });
}

function turnsOfMessage({ role, content, tool_call_id, tool_calls }: z.infer<typeof ChatMessage>): Turn[] {
  if (role === 'tool') return [{ role: 'result', callId: tool_call_id, text: content.text }];
  const calls = (tool_calls ?? []).map((call): Turn => ({ role: 'call', id: call.id, name: call.function.name }));
  return [...spoken(role, content), ...calls];
}

function turnsOfItem({ type, role, content, call_id, name, output }: z.infer<typeof InputItem>): Turn[] {
  if (type === 'function_call') return [{ role: 'call', id: call_id, name }];
  if (type === 'function_call_output') return [{ role: 'result', callId: call_id, text: output }];
  return spoken(role, content);
}

function spoken(role: string | undefined, { text, hasFiles }: z.infer<typeof Content>): Turn[] {
  if (role === 'user') return [{ role, text, ...(hasFiles && { hasFiles }) }];
  return role === 'assistant' ? [{ role, text }] : [];
}
