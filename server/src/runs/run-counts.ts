import { runsEnded, runSeconds } from '../telemetry/instruments.js';
import { isOver, type Run } from './run.entity.js';

/** Counts a run that is over; call it after the commit that ended it. One that goes on is not counted. */
export function runEnded({ status, createdAt, finishedAt }: Run): void {
  if (!isOver(status)) return;
  runsEnded.inc({ status });
  if (finishedAt) runSeconds.observe({ status }, Math.max(0, finishedAt.getTime() - createdAt.getTime()) / 1000);
}
