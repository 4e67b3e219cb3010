import { type Feedback, type MessageStatus, type Run, type ToolCall } from '../api/api';
import { type Attachment, type InputItem, type OutputText, type WidgetNode, type Workflow } from '../api/thread-items';

/** Words of an answer. `contents` are the pieces that they come in, where those are known. */
export interface TextPart {
  readonly kind: 'text';
  readonly id: string;
  readonly text: string;
  readonly contents?: readonly OutputText[];
  readonly done: boolean;
}

export interface CallsPart {
  readonly kind: 'calls';
  readonly id: string;
  readonly calls: readonly ToolCall[];
}

export interface ThoughtsPart {
  readonly kind: 'thoughts';
  readonly id: string;
  readonly thoughts: readonly string[];
  readonly done: boolean;
}

/** Steps that a server reports in its own words. */
export interface StepsPart {
  readonly kind: 'steps';
  readonly id: string;
  readonly workflow: Workflow;
  readonly done: boolean;
}

/** Something to see and use, described as data. */
export interface WidgetPart {
  readonly kind: 'widget';
  readonly id: string;
  readonly widget: WidgetNode;
  readonly copyText: string | null;
  readonly done: boolean;
}

/** A picture that the assistant makes: none yet, half of it, or all. */
export interface ImagePart {
  readonly kind: 'image';
  readonly id: string;
  readonly url: string | null;
  readonly progress: number | null;
  readonly done: boolean;
}

/** What the assistant asks in a form. */
export interface InputsPart {
  readonly kind: 'inputs';
  readonly id: string;
  readonly item: InputItem;
}

export type Part = TextPart | CallsPart | ThoughtsPart | StepsPart | WidgetPart | ImagePart | InputsPart;

/** What a person said. While it is `sending`, its id is the key it was sent with. */
export interface Question {
  readonly role: 'user';
  readonly id: string;
  readonly text: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly sending: boolean;
  readonly attachments?: readonly Attachment[];
  readonly quote?: string;
}

/** What the assistant said and did about the question before it. */
export interface Answer {
  readonly role: 'assistant';
  readonly id: string;
  readonly runId: string | null;
  readonly run: Run | null;
  readonly parts: readonly Part[];
  readonly status: MessageStatus;
  readonly feedback: Feedback;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export type Turn = Question | Answer;
export type Transcript = readonly Turn[];

/** The words of an answer, as one text. */
export function textOf({ parts }: Answer): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

/** The calls that an answer has made, in order. */
export function callsIn({ parts }: Answer): readonly ToolCall[] {
  return parts.flatMap((part) => (part.kind === 'calls' ? part.calls : []));
}

/** Whether an answer rests until a person decides about a call of it. */
export function isAwaiting(answer: Answer | undefined): boolean {
  return answer?.run?.status === 'awaiting_approval';
}

/** Whether the server may not have a message yet. */
export function isSending(turn: Turn): turn is Question {
  return turn.role === 'user' && turn.sending;
}
