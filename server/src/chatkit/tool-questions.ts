import { type ToolCall } from '../messages/tool-call.js';
import { itemId } from '../runs/journal/answer-items.js';
import { messageOf, partNumber } from '../runs/journal/message-parts.js';
import { type ToolCallDecision } from '../runs/journal/run-journal.entities.js';
import { type StructuredInputSubmission } from '../thread-events/client-request.js';
import { type StructuredInput, type StructuredInputAnswer } from '../thread-events/structured-input.js';
import { type StructuredInputItem, type WorkflowItem } from '../thread-events/thread-items.js';
import { exactJson } from './exact-json.js';
import { isPageCall } from './page-tools.js';
import { answeredQuestions, inputQuestions } from './input-questions.js';

/** Numbers from here on belong to questions: each stands for the part of the calls that it is about. */
const QUESTIONS = 1_000_000;
/** Characters of a call's arguments that a question shows. */
const LONGEST = 2000;

const ALLOW = { once: 'Allow once', conversation: 'Allow in this conversation', always: 'Always allow' } as const;
const DENY = 'Deny';

export type Decisions = ReadonlyMap<string, ToolCallDecision>;

/** The calls of a workflow. */
export function callsOf({ workflow }: WorkflowItem): ToolCall[] {
  return workflow.tasks.flatMap(
    (task) => (task.type === 'custom' && task.tool_call ? [task.tool_call as ToolCall] : []), // put there by the answer's items
  );
}

/** Whether a call waits for the user's decision. */
export function isWaiting({ status }: ToolCall): boolean {
  return status === 'awaiting_approval' || status === 'unknown_outcome';
}

/** What a workflow asks, or has asked, the user about its calls; nothing when none of them ever waited. */
export function questionsOf(item: WorkflowItem, decisions: Decisions): StructuredInputItem[] {
  const waiting = new Set(waitingCalls(item).map(({ id }) => id));
  const asked = callsOf(item).filter((call) => !isPageCall(call) && (waiting.has(call.id) || decisions.has(call.id)));
  if (asked.length === 0) return [];
  const words = asked.flatMap(({ id }) => decisions.get(id) ?? []);
  const isSkipped = words.every(({ skipped, input }) => input?.skipped ?? skipped);
  const { thread_id, created_at } = item;
  return [
    {
      id: itemId(messageOf(item.id), QUESTIONS + partNumber(item.id)),
      ...{ thread_id, created_at },
      type: 'structured_input',
      status: waiting.size > 0 ? 'pending' : isSkipped ? 'skipped' : 'answered',
      inputs: asked.flatMap((call) => inputs(call, waiting.has(call.id) ? undefined : decisions.get(call.id))),
    },
  ];
}

/** The id of the workflow whose questions an item asks; null for any other item. */
export function askingItem(questionId: string): string | null {
  const n = partNumber(questionId) - QUESTIONS;
  return n >= 0 && Number.isSafeInteger(n) ? itemId(messageOf(questionId), n) : null;
}

/** The calls of a workflow that wait for the user's decision. */
export function waitingCalls(item: WorkflowItem): ToolCall[] {
  const { tasks } = item.workflow;
  return callsOf(item).filter(
    (call, position) => !isPageCall(call) && isWaiting(call) && tasks[position]?.status_indicator === 'loading',
  );
}

/** The user's decision on one call as a submission gives it; whatever was not answered means no. */
export function decisionOn(call: ToolCall, { status, answers }: StructuredInputSubmission): ToolCallDecision {
  const [choice, reason] = [answers[call.id], answers[reasonId(call)]];
  const chosen = status === 'skipped' || choice?.skipped ? undefined : choice?.values[0];
  if (chosen === undefined) return { decision: 'deny', skipped: true };
  const scope = scopeOf(chosen);
  if (scope) return { decision: 'approve', scope };
  const why = reason?.skipped ? '' : (reason?.values.join('\n').trim().slice(0, 1000) ?? '');
  return { decision: 'deny', ...(why !== '' && { reason: why }) };
}

function inputs(call: ToolCall, decision: ToolCallDecision | undefined): StructuredInput[] {
  if (!decision && call.input_request) return inputQuestions(call, call.input_request);
  if (decision?.input) {
    const { message, skipped, request = { message, mode: 'form' } } = decision.input;
    return answeredQuestions(call, request, answer(skipped ? [] : ['Answered']));
  }
  return [
    {
      type: 'multiple_choice',
      id: call.id,
      question: question(call),
      options: [...Object.values(ALLOW), DENY].map((value) => ({ value })),
      multiple: false,
      ...(decision && { answer: answer(decision.skipped ? [] : [choiceOf(decision)]) }),
    },
    {
      type: 'freeform',
      id: reasonId(call),
      question: 'If not: why? The AI reads it.',
      ...(decision && { answer: answer(decision.reason === undefined ? [] : [decision.reason]) }),
    },
  ];
}

function question({ title, tool_name, server, arguments: args, status }: ToolCall): string {
  const name = title ?? tool_name;
  const begin =
    status === 'unknown_outcome' ? `Nobody knows whether “${name}” was done. Do it again` : `Allow “${name}”`;
  return `${begin} (${server}) with ${exactJson(args, LONGEST)}?`;
}

function choiceOf({ decision, scope }: ToolCallDecision): string {
  return decision === 'deny' ? DENY : ALLOW[scope ?? 'once'];
}

function scopeOf(choice: string): keyof typeof ALLOW | undefined {
  const scopes = Object.keys(ALLOW) as (keyof typeof ALLOW)[]; // keys of the constant above
  return scopes.find((scope) => choice === ALLOW[scope] || choice === scope);
}

function answer(values: string[]): StructuredInputAnswer {
  return { values, skipped: values.length === 0 };
}

function reasonId({ id }: ToolCall): string {
  return `${id}.reason`;
}
