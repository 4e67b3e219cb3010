import { type Run } from '../api/api';
import { pause, type Sent } from '../api/event-stream';
import { asProblem } from '../api/problem';
import { type ThreadEvent } from '../api/thread-events';
import { type SourceEvent } from '../chat/chat-source';

/** How far a run's events were read. */
export interface Reading {
  readonly id?: string | undefined;
  readonly run?: Run;
}

/** The events of a run after the one with this id, or all of them. */
type Open = (after: string | undefined) => Promise<AsyncIterable<Sent<ThreadEvent>>>;

/** What was read of a run, one event on. */
export function readOn(last: Reading, { id, data }: Sent<ThreadEvent>): Reading {
  return { id: id ?? last.id, ...(data.type === 'run.updated' ? { run: data.run } : last.run && { run: last.run }) };
}

/** Whether a run goes on by itself, without a word of a person. */
export function isGoingOn({ status }: Run): boolean {
  return status === 'queued' || status === 'running';
}

/** Tells what a run does until it rests; opens its events again where a broken line left off. */
export async function* runEvents(
  open: Open,
  after: string | undefined,
  signal: AbortSignal,
): AsyncIterable<SourceEvent> {
  const isLeft = () => signal.aborted;
  let last: Reading = { id: after };
  for (let attempt = 0; !isLeft(); attempt++) {
    try {
      for await (const event of await open(last.id)) {
        last = readOn(last, event);
        attempt = 0;
        yield { id: event.id, event: event.data };
      }
      if (last.run && !isGoingOn(last.run)) return;
    } catch (error) {
      const problem = asProblem(error);
      if (!problem.isPassing && !isLeft()) yield { refused: problem };
      if (!problem.isPassing) return;
    }
    await pause(attempt, signal);
  }
}
