import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line of a piece of work says of it, by ids alone. */
export interface LogFields {
  request_id?: string;
  user_id?: string;
  run_id?: string;
  conversation_id?: string;
  /** Which claim of the run. */
  epoch?: number;
}

const current = new AsyncLocalStorage<LogFields>();

/** Runs `work`, all of whose log lines carry `fields`, and those that are added meanwhile. */
export function withLogFields<T>(fields: LogFields, work: () => T): T {
  return current.run({ ...fields }, work);
}

/** Says more of the work that is going on. */
export function addLogFields(fields: LogFields): void {
  Object.assign(current.getStore() ?? {}, fields);
}

/** What is known of the work that is going on. */
export function logFields(): Readonly<LogFields> {
  return current.getStore() ?? {};
}
