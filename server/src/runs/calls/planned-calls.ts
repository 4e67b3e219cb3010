import { v5 as uuidV5, v7 as uuidV7 } from 'uuid';
import { type RequestedCall } from '../../agent/model.js';
import { type ReadableError } from '../../messages/tool-call.js';
import { type StandingTool } from './standing-tool.js';
import { type Run } from '../journal/run.entity.js';
import { type RunToolCall } from '../journal/run-journal.entities.js';
import { storable } from '../../database/storable.js';
import { argumentsHash } from './tool-call-rows.js';

/** A call that nobody has made, nor said anything about. */
const UNTOUCHED = { attempt: 0, startedAt: null, result: null, decision: null, inputRequest: null, inputState: null };

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
  const error = refusal(call, tool);
  return {
    ...UNTOUCHED,
    ...asked(call),
    ...toolShown(call, tool),
    userId: run.userId,
    runId: run.id,
    id: uuidV7(),
    step: place.step,
    position,
    part: place.part,
    status: error ? 'error' : tool?.asks ? 'awaiting_approval' : 'planned',
    epoch: run.epoch,
    idempotencyKey: uuidV5(`${place.step}.${position}`, run.id),
    error,
    contentOffset: place.contentOffset,
    createdAt: new Date(),
    finishedAt: error ? new Date() : null,
  };
}

/** A call as the model asks for it. */
function asked({ id, name, arguments: args }: RequestedCall) {
  const stored = storable(args ?? {});
  return {
    modelCallId: storable(id),
    modelToolName: storable(name.slice(0, 64)),
    arguments: stored,
    argumentsSha256: argumentsHash(stored),
  };
}

/** The tool of a call as its user is shown it. */
function toolShown({ name }: RequestedCall, tool: StandingTool | undefined) {
  return {
    server: tool?.server ?? 'unknown',
    toolName: storable((tool?.toolName ?? name).slice(0, 200)),
    title: storable(tool?.title.slice(0, 200) ?? null),
    retry: tool?.retry ?? 'effect',
    toolSha256: tool?.sha256 ?? null,
    toolChanged: tool?.hasChanged ?? false,
  };
}

/** Why a call cannot be made, in words that both the user and the model read. */
function refusal(call: RequestedCall, tool: StandingTool | undefined): ReadableError | null {
  if (call.arguments === null)
    return { code: 'bad_arguments', message: `The model sent arguments that are not valid: ${call.problem ?? ''}` };
  return tool ? null : { code: 'unknown_tool', message: `There is no tool named “${call.name}”.` };
}
