import { type Feedback, type MessageStatus, type Run, type ToolCall } from '../api/api';

export interface TextPart {
  readonly kind: 'text';
  readonly id: string;
  readonly text: string;
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

export type Part = TextPart | CallsPart | ThoughtsPart;

/** What a person said. While it is `sending`, its id is the key it was sent with. */
export interface Question {
  readonly role: 'user';
  readonly id: string;
  readonly text: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly sending: boolean;
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

/** Whether an answer rests until a person decides about a call of it. */
export function isAwaiting(answer: Answer | undefined): boolean {
  return answer?.run?.status === 'awaiting_approval';
}
