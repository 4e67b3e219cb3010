import { Query, type QueryConfig, type QueryResult } from 'pg';
import { nameOf } from './statement-name.js';

/** The role that a transaction takes, and whom it acts for. */
export interface Actor {
  readonly role: 'chatkeep_app' | 'chatkeep_system';
  readonly userId: string;
}

type Settle = (error: Error | null, result: QueryResult) => void;

/** The parts of PostgreSQL's protocol that pg speaks and does not type. */
interface Wire {
  readonly parsedStatements: Record<string, string>;
  parse(statement: { name: string; text: string }): void;
  close(statement: { type: 'S'; name: string }): void;
  bind(portal: { statement: string; values: readonly string[] }): void;
  execute(portal: object): void;
}

/** What pg's query does beside what its types tell: it speaks for itself, and hears what the database says to it. */
interface PreparedQuery {
  name?: string | undefined;
  prepare(wire: Wire): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
}

// pg has no other way to send more than its own messages before a statement
const Prepared = Query as unknown as new (
  config: QueryConfig & { queryMode: 'extended' },
  values: undefined,
  settle: Settle,
) => PreparedQuery & Query;

/** Takes the role for this transaction alone, and answers no row. */
const ACT = {
  name: 'chatkeep_act',
  text: `SELECT FROM (VALUES (1)) AS once
    WHERE set_config('role', $1, true) || set_config('app.user_id', $2, true) IS NULL`,
};

/**
 * One statement in a transaction of its own, taken on somebody's behalf: what comes before PostgreSQL's next `Sync` is one
 * transaction to it, so that nothing has to begin or to commit it, and what fails undoes and refuses all the rest.
 */
export class ActingQuery extends Prepared {
  private hasActed = false;

  constructor(
    readonly actor: Actor,
    text: string,
    values: readonly unknown[],
    settle: Settle,
  ) {
    super({ text, values: [...values], name: nameOf(text), queryMode: 'extended' }, undefined, settle);
  }

  override prepare(wire: Wire): void {
    if (wire.parsedStatements[ACT.name] === undefined) this.introduce(wire);
    wire.bind({ statement: ACT.name, values: [this.actor.role, this.actor.userId] });
    wire.execute({});
    super.prepare(wire);
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.hasActed) super.handleCommandComplete(message, wire);
    this.hasActed = true;
    wire.parsedStatements[ACT.name] = ACT.text; // only now is it sure that the database knows it
  }

  /** Closed first, for it may be known already where what came after it failed; pg notes one name for each of its queries. */
  private introduce(wire: Wire): void {
    wire.close({ type: 'S', name: ACT.name });
    wire.parse(ACT);
    this.name = undefined;
  }
}
