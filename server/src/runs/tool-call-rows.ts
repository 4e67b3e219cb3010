import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { v5 as uuidV5, v7 as uuidV7 } from 'uuid';
import { type AnswerCall } from '../agent/answer-state.js';
import { type RequestedCall } from '../agent/model.js';
import { type ToolInput } from '../agent/toolbox.js';
import { type ReadableError, type ToolCall } from '../messages/tool-call.js';
import { type Run } from './run.entity.js';
import { type RunToolCall } from './run-journal.entities.js';
import { type StandingTool } from './leave.js';
import { storable } from './storable.js';

/** Where in the answer the calls of a step stand. */
export interface StepPlace {
  readonly step: number;
  readonly part: number;
  readonly contentOffset: number;
}

/** The rows for the calls that a turn of the model asks for; those that cannot be made at all have failed already. */
export function plannedRows(
  run: Run,
  place: StepPlace,
  calls: readonly RequestedCall[],
  tools: readonly StandingTool[],
): RunToolCall[] {
  return calls.map((call, position) =>
    plannedRow(
      run,
      place,
      position,
      call,
      tools.find(({ name }) => name === call.name),
    ),
  );
}

function plannedRow(
  run: Run,
  place: StepPlace,
  position: number,
  call: RequestedCall,
  tool: StandingTool | undefined,
): RunToolCall {
  const args = storable(call.arguments ?? {});
  const error = refusal(call, tool);
  return {
    userId: run.userId,
    runId: run.id,
    id: uuidV7(),
    step: place.step,
    position,
    part: place.part,
    modelCallId: storable(call.id),
    modelToolName: storable(call.name.slice(0, 64)),
    server: tool?.server ?? 'unknown',
    toolName: storable((tool?.toolName ?? call.name).slice(0, 200)),
    title: storable(tool?.title.slice(0, 200) ?? null),
    arguments: args,
    argumentsSha256: argumentsHash(args),
    retry: tool?.retry ?? 'effect',
    toolSha256: tool?.sha256 ?? null,
    toolChanged: tool?.hasChanged ?? false,
    inputRequest: null,
    inputState: null,
    status: error ? 'error' : tool?.asks ? 'awaiting_approval' : 'planned',
    epoch: run.epoch,
    attempt: 0,
    idempotencyKey: uuidV5(`${place.step}.${position}`, run.id),
    decision: null,
    result: null,
    error,
    contentOffset: place.contentOffset,
    createdAt: new Date(),
    startedAt: null,
    finishedAt: error ? new Date() : null,
  };
}

/** Why a call cannot be made, in words that both the user and the model read. */
function refusal(call: RequestedCall, tool: StandingTool | undefined): ReadableError | null {
  if (call.arguments === null)
    return { code: 'bad_arguments', message: `The model sent arguments that are not valid: ${call.problem ?? ''}` };
  return tool ? null : { code: 'unknown_tool', message: `There is no tool named “${call.name}”.` };
}

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

/** A call as readers see it; what has leave to run counts as running, until its server asks the user something. */
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
