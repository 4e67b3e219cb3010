import { waits } from './call-events.js';
import { type RunToolCall } from '../journal/run-journal.entities.js';

/** The calls of one run as the process that works on it knows them. */
export class CallRows {
  constructor(private rows: readonly RunToolCall[]) {}

  get all(): readonly RunToolCall[] {
    return this.rows;
  }

  get hasPlanned(): boolean {
    return this.rows.some(({ status }) => status === 'planned');
  }

  /** The ids of those that wait for the user's decision. */
  get waiting(): readonly string[] {
    return this.rows.filter(waits).map(({ id }) => id);
  }

  ofStep(step: number): readonly RunToolCall[] {
    return this.rows.filter((call) => call.step === step);
  }

  get(id: string): RunToolCall {
    const row = this.rows.find((call) => call.id === id);
    if (!row) throw new Error(`There is no call ${id}`);
    return row;
  }

  add(rows: readonly RunToolCall[]): void {
    this.rows = [...this.rows, ...rows];
  }

  /** Puts changed calls into the place of what they were. */
  change(changed: readonly RunToolCall[]): void {
    this.rows = withChanged(this.rows, changed);
  }
}

/** Rows with some of them changed. */
export function withChanged(rows: readonly RunToolCall[], changed: readonly RunToolCall[]): readonly RunToolCall[] {
  return rows.map((row) => changed.find(({ id }) => id === row.id) ?? row);
}
