import { type ElicitResult } from '@modelcontextprotocol/client';
import { z } from 'zod';
import { type ToolCall } from './tool-call.js';

/** A server of 2025 waits with its own clock running; nobody is waited for longer than this. */
const PATIENCE_MS = 300_000;
const KEY = 'now';

const Response = z.object({
  action: z.enum(['accept', 'decline', 'cancel']),
  content: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).optional(),
});

const NOBODY: ElicitResult = { action: 'cancel' };

/**
 * What the user answers to a question that a server of 2025 asks in the middle of a call, which stays open meanwhile.
 * Ends with the call, when the server wants to know no more, and after five minutes.
 */
export async function answerNow(
  params: { readonly message: string },
  withdrawn: AbortSignal,
  call: ToolCall | undefined,
): Promise<ElicitResult> {
  const ask = call?.ask;
  if (!call || !ask) return NOBODY;
  const until = AbortSignal.any([withdrawn, call.signal, AbortSignal.timeout(PATIENCE_MS)]);
  const question = { requests: { [KEY]: { method: 'elicitation/create', params } } };
  const { responses } = await call.asking(() => ask(question, until));
  const { data: answer } = Response.safeParse(responses[KEY]);
  if (!answer) call.unanswered.push(params.message);
  return answer ? { action: answer.action, ...(answer.content && { content: answer.content }) } : NOBODY;
}
