import { isDeepStrictEqual } from 'node:util';
import { type ToolProgress } from '../../agent/toolbox.js';
import { toolCallsOf } from '../../messages/message-part.js';
import { type ThreadItem } from '../../thread-events/thread-items.js';
import { type ThreadItemEvent } from '../../thread-events/thread-stream-events.js';
import { callsItem, callTask, itemId, type ItemsAnswer } from '../journal/answer-items.js';
import { partsOf } from '../journal/message-parts.js';
import { type Run } from '../journal/run.entity.js';
import { type RunToolCall } from '../journal/run-journal.entities.js';
import { storable } from '../../database/storable.js';
import { toolCallView } from './tool-call-rows.js';

type Answer = Pick<Run, 'assistantMessageId' | 'conversationId' | 'createdAt'>;

/** Whether a call needs the user's decision before it can go on. */
export function waits({ status }: RunToolCall): boolean {
  return status === 'awaiting_approval' || status === 'unknown_outcome';
}

/** Whether a call is not settled yet. */
export function isOpen(call: RunToolCall): boolean {
  return waits(call) || call.status === 'planned' || call.status === 'running';
}

/** Whether a call is not settled yet, and its run has not ended without it. */
function isPending(call: RunToolCall): boolean {
  return isOpen(call) && call.finishedAt === null;
}

/** A call that its run leaves behind: one that was cut may have taken effect, any other was simply not made. */
export function leftBehind(call: RunToolCall): RunToolCall {
  const isUnknown = call.status === 'unknown_outcome' || (call.status === 'running' && call.retry === 'effect');
  const decision = waits(call) ? { decision: 'deny' as const, skipped: true } : call.decision;
  return { ...call, decision, status: isUnknown ? 'unknown_outcome' : 'cancelled', finishedAt: new Date() };
}

/** The calls of one step appear, side by side in a workflow of their own. */
export function stepShown(answer: Answer, calls: readonly RunToolCall[]): ThreadItemEvent[] {
  return calls.slice(0, 1).map(({ part }) => ({ type: 'thread.item.added', item: workflow(answer, part, calls) }));
}

/** One call of a step has changed. */
export function callShown({ assistantMessageId }: Answer, call: RunToolCall, progress?: ToolProgress): ThreadItemEvent {
  const view = { ...toolCallView(call), ...(progress && { progress: storable(progress) }) };
  const task = callTask(view, isPending(call));
  const update = { type: 'workflow.task.updated' as const, task_index: call.position, task };
  return { type: 'thread.item.updated', item_id: itemId(assistantMessageId, call.part), update };
}

/** Changed calls among all of their run, and the ends of their steps. */
export function changesShown(
  answer: Answer,
  all: readonly RunToolCall[],
  changed: readonly RunToolCall[],
): ThreadItemEvent[] {
  const steps = [...new Set(changed.map(({ step }) => step))];
  return [
    ...changed.map((call) => callShown(answer, call)),
    ...steps.flatMap((step) =>
      stepClosed(
        answer,
        all.filter((call) => call.step === step),
      ),
    ),
  ];
}

/** Those of the calls that have changed, by their user's decision, since the items told of them. */
export function untold(items: readonly ThreadItem[], calls: readonly RunToolCall[]): RunToolCall[] {
  const told = toolCallsOf(partsOf(items));
  return calls.filter((call) => {
    const before = told.find(({ id }) => id === call.id);
    const { status, input_request: request } = toolCallView(call);
    return before && !isDeepStrictEqual([before.status, before.input_request], [status, request]);
  });
}

/** The end of a step's workflow, once all its calls are settled or left behind. */
export function stepClosed(answer: Answer, calls: readonly RunToolCall[]): ThreadItemEvent[] {
  if (calls.some(isPending)) return [];
  return calls.slice(0, 1).map(({ part }) => ({ type: 'thread.item.done', item: workflow(answer, part, calls) }));
}

function workflow(answer: Answer, part: number, calls: readonly RunToolCall[]): ThreadItem {
  const open = new Set(calls.filter(isPending).map(({ id }) => id));
  return callsItem(itemsAnswer(answer), part, calls.map(toolCallView), ({ id }) => open.has(id));
}

/** What the items of a run's answer have in common. */
export function itemsAnswer(run: Answer): ItemsAnswer {
  const { assistantMessageId: messageId, conversationId: threadId } = run;
  return { messageId, threadId, createdAt: answeredAt(run) };
}

/** An answer comes right after its question, and after everything else. */
export function answeredAt({ createdAt }: Pick<Run, 'createdAt'>): Date {
  return new Date(createdAt.getTime() + 1);
}
