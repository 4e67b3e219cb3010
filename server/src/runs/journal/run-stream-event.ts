import { type ThreadStreamEvent } from '../../thread-events/thread-stream-events.js';
import { type Run, isOver } from './run.entity.js';
import { type RunView, runView } from './run.dto.js';

/** Tells how a run stands: the first and the last event of its stream, and each change in between. */
export interface RunUpdated {
  readonly type: 'run.updated';
  readonly run: RunView;
}

/** Everything that a run's stream says. */
export type RunStreamEvent = ThreadStreamEvent | RunUpdated;

/** An event with its place in the run's stream: 1, 2, 3 … */
export interface StoredEvent {
  readonly seq: number;
  readonly json: string;
  /** What the database keeps in its place, where that is shorter. */
  readonly said?: string;
}

export function runUpdated(run: Run): RunUpdated {
  return { type: 'run.updated', run: runView(run) };
}

const ITEM = '{"type":"thread.item.';
const RUN_UPDATED = '{"type":"run.updated"';

/** Whether an event shows a person a piece of the answer. */
export function showsSomething({ json }: StoredEvent): boolean {
  return json.startsWith(ITEM);
}

/** Whether a reader who has this event has all there is for now: the run is over, or waits for the user. */
export function isPause({ json }: StoredEvent): boolean {
  if (!json.startsWith(RUN_UPDATED)) return false;
  const { run } = JSON.parse(json) as RunUpdated; // written by us as RunUpdated
  return run.status === 'awaiting_approval' || isOver(run.status);
}
