import { jest } from '@jest/globals';
import { Client } from 'pg';
import { ActingQuery } from '../src/database/acting-query.js';
import { logFields, type LogFields } from '../src/telemetry/log-fields.js';

/** What a connection of this process was asked. */
export interface Statement {
  readonly client: unknown;
  readonly sql: string;
  readonly values: readonly unknown[];
  /** Whether it is a transaction by itself. */
  readonly isWhole: boolean;
  /** The work it was asked for: the same object for all statements of a request, or of a claim of a run. */
  readonly work: LogFields;
}

/** Hears what every connection of this process asks, and what the database notes; all of it goes through as it is. */
export class Wire implements Disposable {
  private readonly works: LogFields[] = [];
  private readonly ask = Reflect.get(Client.prototype, 'query') as Asking; // before it is spied on
  private readonly queries = jest.spyOn(Client.prototype, 'query').mockImplementation(this.hear());
  private readonly emitted = jest.spyOn(Client.prototype, 'emit');

  /** Forgets what was heard. */
  clear(): void {
    this.works.length = 0;
    this.queries.mockClear();
    this.emitted.mockClear();
  }

  /** The plans that `auto_explain` has told, without those of the queue, which looks after itself at any time. */
  get plans(): string {
    return this.told.filter((plan) => !plan.includes('pgboss.')).join('\n');
  }

  /** The plans of all statements that hold these words. */
  plansOf(words: string): string[] {
    return this.told.filter((plan) => plan.includes(words));
  }

  private get told(): string[] {
    return this.emitted.mock.calls.flatMap(([event, notice]) => (event === 'notice' ? [messageOf(notice)] : []));
  }

  get statements(): Statement[] {
    return this.queries.mock.calls.map(([query, values], index) => ({
      client: this.queries.mock.contexts[index],
      sql: textOf(query),
      values: valuesOf(query, values),
      isWhole: isWhole(query),
      work: this.works[index] ?? {},
    }));
  }

  [Symbol.dispose](): void {
    this.queries.mockRestore();
    this.emitted.mockRestore();
  }

  private hear(): Asking {
    const { ask, works } = this;
    return function (...args) {
      works.push(logFields());
      return Reflect.apply<unknown, unknown[], unknown>(ask, this, args);
    };
  }
}

/** However pg is called. */
type Asking = (this: unknown, ...args: unknown[]) => unknown;

/** Each transaction as its statements, without those that open and close it and that say on whose behalf it is. */
export function transactionsOf(statements: readonly Statement[]): Statement[][] {
  return [...Map.groupBy(statements, ({ client }) => client).values()].flatMap((ofClient) => {
    const parts: Statement[][] = [];
    for (const statement of ofClient) {
      if (statement.isWhole) parts.push([statement]);
      else if (/^(START TRANSACTION|BEGIN)/.test(statement.sql)) parts.push([]);
      else if (!/^(COMMIT|ROLLBACK|LISTEN)/.test(statement.sql)) parts.at(-1)?.push(statement);
    }
    return parts;
  });
}

function messageOf(notice: unknown): string {
  return typeof notice === 'object' && notice !== null && 'message' in notice ? String(notice.message) : '';
}

function textOf(query: unknown): string {
  return (typeof query === 'string' ? query : (query as { text: string }).text).trim(); // pg takes either
}

function valuesOf(query: unknown, values: unknown): unknown[] {
  const own = typeof query === 'object' && query !== null && 'values' in query ? query.values : undefined;
  return [values, own].find((given) => Array.isArray(given)) ?? [];
}

function isWhole(query: unknown): boolean {
  return query instanceof ActingQuery;
}
