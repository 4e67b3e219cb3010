import { setTimeout as delay } from 'node:timers/promises';
import { isOver } from '../../src/runs/journal/run.entity.js';
import { type RunStreamEvent } from '../../src/runs/journal/run-stream-event.js';
import { type NumberedEvent, type Person } from '../person.js';

const PAUSE_MS = 150;

/** How a reader behaves. */
export interface Habits {
  /** The reader at some server. */
  readonly at: () => Person;
  /** After how many events it hangs up. */
  readonly patience: () => number;
  /** What it does when the run waits for the user. */
  readonly waits: () => Promise<void>;
  /** Fires when nobody wants to read any more. */
  readonly over: AbortSignal;
}

/** Reads a run to its end, from one server and another, each time from the last event that it has got. */
export async function readToEnd(reading: { runId: string; events: NumberedEvent[] }, habits: Habits): Promise<void> {
  while (!isEnd(reading.events.at(-1)?.event)) {
    await readSome(reading, habits).catch(() => undefined);
    if (isWaiting(reading.events.at(-1)?.event)) await habits.waits().catch(() => undefined);
    if (!isEnd(reading.events.at(-1)?.event)) await delay(PAUSE_MS, undefined, { signal: habits.over });
  }
}

async function readSome({ runId, events }: { runId: string; events: NumberedEvent[] }, habits: Habits): Promise<void> {
  const until = events.length + habits.patience();
  for await (const event of habits.at().follow(runId, events.at(-1)?.id ?? 0)) {
    events.push(event);
    if (events.length >= until) return;
  }
}

function isEnd(event: RunStreamEvent | undefined): boolean {
  return event?.type === 'run.updated' && isOver(event.run.status);
}

function isWaiting(event: RunStreamEvent | undefined): boolean {
  return event?.type === 'run.updated' && event.run.status === 'awaiting_approval';
}
