import { runsEnded, runSeconds } from '../../telemetry/instruments.js';
import { isOver, type Run, RUN_STATUSES } from './run.entity.js';

/** Known from the start, so that the first of its kind is seen as a change. */
for (const status of RUN_STATUSES.filter(isOver)) runsEnded.inc({ status }, 0);

/** Counts a run that is over; call it after the commit that ended it. One that goes on is not counted. */
export function runEnded({ status, createdAt, finishedAt }: Run): void {
  if (!isOver(status)) return;
  runsEnded.inc({ status });
  if (finishedAt) runSeconds.observe({ status }, Math.max(0, finishedAt.getTime() - createdAt.getTime()) / 1000);
}
