import { type Writable } from 'node:stream';
import { Client } from 'pg';
import { nameOf } from './statement-name.js';

/**
 * A connection that answers many questions at once: those of one turn of the event loop leave in one piece, and none
 * waits for the answer to the one before. What is asked twice is prepared, so that the database reads it once.
 */
export class PipeliningClient extends Client {
  private isGathering = false;

  /** As pg's own, all of whose forms begin with what is asked. */
  override query(...[question, values, ...rest]: unknown[]): never {
    this.gather();
    const named = typeof question === 'string' && Array.isArray(values) && values.length > 0;
    const args = named ? [{ text: question, name: nameOf(question), values }, ...rest] : [question, values, ...rest];
    const ask = Reflect.get(Client.prototype, 'query') as (...args: unknown[]) => never; // whatever that form answers
    return Reflect.apply(ask, this, args);
  }

  private gather(): void {
    if (this.isGathering) return;
    this.isGathering = true;
    const { stream } = (this as unknown as { connection: { stream: Writable } }).connection; // pg does not type it
    stream.cork();
    process.nextTick(() => {
      this.isGathering = false;
      stream.uncork();
    });
  }
}
