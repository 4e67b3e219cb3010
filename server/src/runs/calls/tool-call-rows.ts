import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type AnswerCall } from '../../agent/answer-state.js';
import { type ToolInput } from '../../agent/toolbox.js';
import { type ToolCall } from '../../messages/tool-call.js';
import { type RunToolCall } from '../journal/run-journal.entities.js';

/** SHA-256, hex, of the arguments as RFC 8785 canonical JSON. */
export function argumentsHash(args: Record<string, unknown>): string {
  return createHash('sha256')
    .update(canonicalize(args) ?? '')
    .digest('hex');
}

/** Whether a call that is being made waits for the user's answer to its server. */
export function asksNow({ status, inputRequest }: RunToolCall): boolean {
  return status === 'running' && inputRequest !== null;
}

/** A call as readers see it; what may run counts as running, until its server asks the user something. */
export function toolCallView(row: RunToolCall): ToolCall {
  const asks = row.status === 'awaiting_approval' || asksNow(row);
  return {
    id: row.id,
    server: row.server,
    tool_name: row.toolName,
    title: row.title,
    arguments: row.arguments,
    arguments_sha256: row.argumentsSha256,
    result: row.result,
    error: row.error,
    ...(row.status === 'denied' && { denial_reason: row.decision?.reason ?? null }),
    input_request: asks ? row.inputRequest : null,
    tool_changed: row.toolChanged,
    status: asks ? 'awaiting_approval' : row.status === 'planned' ? 'running' : row.status,
    timestamp: (row.startedAt ?? row.createdAt).toISOString(),
    duration_ms: row.startedAt && row.finishedAt ? row.finishedAt.getTime() - row.startedAt.getTime() : null,
    content_offset: row.contentOffset,
    attempt: Math.max(1, row.attempt),
  };
}

/** A call as the agent sees it. */
export function answerCall(row: RunToolCall, input: ToolInput | undefined): AnswerCall {
  return {
    id: row.id,
    modelCallId: row.modelCallId,
    modelToolName: row.modelToolName,
    arguments: row.arguments,
    idempotencyKey: row.idempotencyKey,
    retry: row.retry,
    attempt: row.attempt,
    status: row.status,
    result: row.result,
    error: row.error,
    reason: row.decision?.reason,
    input,
  };
}
