import { type Queue } from 'pg-boss';

/** The schema that pg-boss keeps its own tables in. */
export const JOB_SCHEMA = 'pgboss';

/** Runs that wait for a process. */
export const RUN_QUEUE = 'run';

/** Runs whose processes died again and again. */
export const DEAD_RUN_QUEUE = 'run_dead';

const TWO_HOURS = 2 * 60 * 60;
const ONE_HOUR = 60 * 60;

/** A job's lease lapses ten seconds after the last sign of life: the shortest that pg-boss allows. */
export const QUEUES: readonly Queue[] = [
  { name: DEAD_RUN_QUEUE, expireInSeconds: 60, retryLimit: 1000, retryDelay: 10, deleteAfterSeconds: ONE_HOUR },
  {
    name: RUN_QUEUE,
    heartbeatSeconds: 10,
    expireInSeconds: TWO_HOURS,
    retryLimit: 10,
    retryDelay: 0,
    deadLetter: DEAD_RUN_QUEUE,
    deleteAfterSeconds: ONE_HOUR,
  },
];
