import { type UserMessageContent } from '@openai/chatkit';
import { type Feedback, type InputReply, type Run, type ToolCall, type Verdict } from '../api/api';
import { type Problem } from '../api/problem';
import { type ThreadEvent } from '../api/thread-events';
import { type Attachment } from '../api/thread-items';
import { type ToolEffect } from '../tools/tool-effect';
import { type Turn } from '../transcript/turns';

/** What a message has beside its words. */
export interface Extras {
  readonly attachments?: readonly Attachment[];
  /** Words of an answer that the message is about. */
  readonly quote?: string;
  /** The same words with the things that they mention. */
  readonly content?: readonly UserMessageContent[];
  /** The tool that the answer shall use. */
  readonly tool?: string;
}

/** A message on its way: the key makes sending it twice harmless. */
export interface Outgoing {
  readonly key: string;
  readonly content: string;
  readonly model: string | null;
  /** Whether an earlier answer is unfinished, so that this message waits its turn. */
  readonly waits: boolean;
  readonly extras: Extras;
}

/** Some messages in a row, and whether there are older ones. */
export interface HistoryPage {
  readonly turns: readonly Turn[];
  readonly hasMore: boolean;
}

/** What happened to a conversation since it was looked at. */
export interface Changes {
  readonly turns: readonly Turn[];
  readonly removedIds: readonly string[];
}

/** One thing that a source tells; `id` is where to go on from after a break. */
export type SourceEvent =
  { readonly id?: string | undefined; readonly event: ThreadEvent } | { readonly refused: Problem };

/** A hint that something of a conversation changed elsewhere. */
export interface Change {
  readonly messageId?: string;
  readonly run?: Run;
  /** Whether the conversation is there no more, or is there again. */
  readonly isGone?: boolean;
}

/** Where conversations come from and messages go to. Its streams never throw: a refusal is their last event. */
export abstract class ChatSource {
  /** Begins a conversation; tells its id. */
  abstract create(): Promise<string>;
  /** The newest messages, or those just older than `before`, oldest first. */
  abstract history(conversationId: string, before: string | null, signal?: AbortSignal): Promise<HistoryPage>;
  /** What was added, changed or removed after a time. */
  abstract changes(conversationId: string, since: string): Promise<Changes>;
  /** Sends a message and tells what comes of it, until its run rests or, when it waits, until it is accepted. */
  abstract send(conversationId: string, message: Outgoing, signal: AbortSignal): AsyncIterable<SourceEvent>;
  /** Tells what a run did after an event, until the run rests; mends broken lines by itself. */
  abstract follow(runId: string, after: string | undefined, signal: AbortSignal): AsyncIterable<SourceEvent>;
  /** Stops a run, or takes it back when it has not begun. */
  abstract stop(runId: string): Promise<Run>;
  /** Asks the question of an answer again; whatever followed it is removed. */
  abstract retry(messageId: string): Promise<Run>;
  /** Lets a call that waits run, or not. */
  abstract decide(call: ToolCall, verdict: Verdict): Promise<Run>;
  /** Answers what a server asked in the middle of a call. */
  abstract reply(call: ToolCall, reply: InputReply): Promise<Run>;
  /** Keeps what a person thinks of an answer; `null` takes it back. */
  abstract rate(messageId: string, feedback: Feedback): Promise<void>;
  /** What each tool may do to the world, by `server/name`. */
  abstract effects(): Promise<ReadonlyMap<string, ToolEffect>>;
  /** Calls back when the conversation may have changed by other hands; returns how to end that. */
  abstract watch(conversationId: string, changed: (change: Change) => void): () => void;
}
