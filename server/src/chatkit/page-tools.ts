import { z } from 'zod';
import { InvalidInput } from '../http/invalid-input.js';
import { type PageTool } from '../messages/message-part.js';
import { type ToolCall } from '../messages/tool-call.js';
import { itemId } from '../runs/journal/answer-items.js';
import { messageOf, partNumber } from '../runs/journal/message-parts.js';
import { PAGE_SERVER } from '../runs/calls/page-tools.js';
import { type ClientToolCallItem, type WorkflowItem } from '../thread-events/thread-items.js';

/** How many numbers of items that are made of calls belong to one part of calls. */
export const CALLS_PER_PART = 100;

/** Numbers from here on belong to calls of the page's own tools. */
const PAGE_CALLS = 3_000_000;
const MAX_LENGTH = 32_768;

const PageTools = z
  .array(
    z.object({
      name: z.string().regex(/^[\w-]{1,50}$/),
      description: z.string().default(''),
      parameters: z.record(z.string(), z.unknown()).default({ type: 'object', properties: {} }),
    }),
  )
  .max(16)
  .refine((tools) => new Set(tools.map(({ name }) => name)).size === tools.length);

/** The tools that a page says it has, in its requests' `metadata.client_tools`. */
export function pageToolsIn(metadata: Record<string, unknown>): readonly PageTool[] {
  const given = metadata['client_tools'] ?? [];
  const { data } = PageTools.safeParse(given);
  if (data && JSON.stringify(data).length <= MAX_LENGTH) return data;
  const message = 'client_tools must be at most 16 tools, each with a name of its own, a description and parameters.';
  throw new InvalidInput([{ field: 'metadata.client_tools', message }]);
}

/** Whether the page makes the call. */
export function isPageCall({ server }: ToolCall): boolean {
  return server === PAGE_SERVER;
}

/** Those of a workflow's calls that the page has made, and the one that it is to make next. */
export function pageCalls(item: WorkflowItem, calls: readonly ToolCall[]): ClientToolCallItem[] {
  const messageId = messageOf(item.id);
  const next = calls.find((call) => isPageCall(call) && call.status === 'awaiting_approval');
  return calls.flatMap((call, position): ClientToolCallItem[] => {
    const isPending = call.status === 'awaiting_approval';
    if (!isPageCall(call) || (isPending && call !== next)) return [];
    const { output } = (call.result?.structuredContent ?? {}) as { output?: unknown }; // as the page's output is stored
    return [
      {
        id: itemId(messageId, PAGE_CALLS + partNumber(item.id) * CALLS_PER_PART + position),
        thread_id: item.thread_id,
        created_at: item.created_at,
        type: 'client_tool_call',
        status: isPending ? 'pending' : 'completed',
        call_id: call.id,
        name: call.tool_name,
        arguments: call.arguments,
        ...(output !== undefined && { output }),
      },
    ];
  });
}
