import { type ToolCall } from '../../messages/tool-call.js';
import { callsItem } from '../../runs/journal/answer-items.js';
import { type WorkflowItem } from '../../thread-events/thread-items.js';

export const MESSAGE = '01998d2e-7c1f-7a40-9a51-3f2b6c0d9e10';

/** A call of `tidy` that waits for an approval, unless told otherwise. */
export function toolCall(more: Partial<ToolCall> = {}): ToolCall {
  return {
    id: 'call',
    server: 'house',
    tool_name: 'tidy',
    title: null,
    arguments: { room: 'attic' },
    arguments_sha256: 'a'.repeat(64),
    result: null,
    error: null,
    input_request: null,
    tool_changed: false,
    status: 'awaiting_approval',
    timestamp: '2026-03-04T05:06:07.123Z',
    duration_ms: null,
    content_offset: 0,
    attempt: 1,
    ...more,
  };
}

/** Part 3 of an answer: these calls; those that wait are open unless `isOpen` says otherwise. */
export function workflow(
  calls: readonly ToolCall[],
  isOpen = (call: ToolCall) => call.duration_ms === null,
): WorkflowItem {
  return callsItem({ messageId: MESSAGE, threadId: 'thread', createdAt: new Date(0) }, 3, calls, isOpen);
}
