/** The places at which a process can be made to die. */
export const FAIL_POINTS = [
  /** The message, its answer, its run and its job are committed; nobody has been told. */
  'accepted',
  /** The run is ours. */
  'claimed',
  /** Events are committed; readers in this process have not got them. */
  'appended',
  /** A turn of the model and the calls it asks for are committed. */
  'step-stored',
  /** A tool call is about to be marked as begun, is marked, has had its effect, has its result stored. */
  'starting',
  'started',
  'answered',
  'settled',
  /** It is stored that nobody knows what a call has done. */
  'unknown',
  /** The run waits for the user; the user's decision is committed. */
  'waiting',
  'decided',
  /** The run is about to end; within the transaction that ends it, before the next run's job; it has ended. */
  'finishing',
  'next-job',
  'finished',
  /** The runs of a process that was asked to stop are released, and still being worked on. */
  'draining',
] as const;

export type FailPoint = (typeof FAIL_POINTS)[number];

/** Where a process is to die: the `time`th time it comes to the place. */
export interface ArmedFailPoint {
  readonly name: FailPoint;
  readonly time: number;
}

let armed: ArmedFailPoint | undefined;
let visits = 0;

/** Chooses where this process dies; nowhere, unless a test asks for it. */
export function armFailPoint(point: ArmedFailPoint | undefined): void {
  armed = point;
  visits = 0;
}

/** A place at which tests let the process die as hard as a pulled plug would; anywhere else it does nothing. */
export function failPoint(name: FailPoint): void {
  if (armed?.name !== name) return;
  visits += 1;
  if (visits === armed.time) process.kill(process.pid, 'SIGKILL');
}
