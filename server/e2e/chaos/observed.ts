import { type MessageStatus } from '../../src/messages/message.entity.js';
import { type RunStatus } from '../../src/runs/journal/run.entity.js';
import { type RunStreamEvent } from '../../src/runs/journal/run-stream-event.js';
import { type NumberedEvent } from '../person.js';
import { type Order } from './order.js';

/** A message that a server has said it took in. */
export interface Sent {
  readonly order: Order;
  readonly runId: string;
}

/** What one reader got of a run, over all its connections. */
export interface Reading {
  readonly runId: string;
  readonly events: readonly NumberedEvent[];
}

export interface ObservedRun {
  readonly id: string;
  readonly status: RunStatus;
  /** What the answer's message says. */
  readonly messageStatus: MessageStatus;
  readonly content: string;
  readonly events: readonly { readonly seq: number; readonly event: RunStreamEvent }[];
}

/** All that is known when the dust has settled: what was promised, what readers saw, what is stored, what was done. */
export interface Observed {
  readonly sent: readonly Sent[];
  readonly readings: readonly Reading[];
  /** The texts of all messages of users that are stored, one for each row. */
  readonly questions: readonly string[];
  readonly runs: readonly ObservedRun[];
  /** How often each effect was taken; see `effectOf`. */
  readonly effects: ReadonlyMap<string, number>;
}
