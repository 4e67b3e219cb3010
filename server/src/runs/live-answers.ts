import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { persistently } from '../database/persistently.js';
import { InputExchanges } from './input-exchanges.js';
import { RunToolCall } from './run-journal.entities.js';

/** A person has just typed for longer than this. */
const LOOK_MS = 300;

/** Questions that a server asks while its call is being made; the answer may come in through any process. */
@Injectable()
export class LiveAnswers {
  constructor(
    private readonly database: Database,
    private readonly exchanges: InputExchanges,
  ) {}

  /** The call with the user's answer, once it is there; null when the signal fires first. */
  async of({ userId, runId, id }: RunToolCall, signal: AbortSignal): Promise<RunToolCall | null> {
    while (!signal.aborted) {
      const look = () => this.database.as({ id: userId }, (db) => db.findOneBy(RunToolCall, { userId, runId, id }));
      const row = await persistently(look); // the question outlives a database that is away for a moment
      if (!row || this.exchanges.isAnswered(row)) return row;
      await delay(LOOK_MS, undefined, { signal }).catch(() => undefined);
    }
    return null;
  }
}
