import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type Owner } from '../database/database.js';

const MAX_MS = 3_000;

/** What is done in the name of a user who is about to be erased: the last moment at which it can be. */
export type Farewell = (user: Owner) => Promise<void>;

/** The farewells of an account. */
@Injectable()
export class Farewells {
  private readonly farewells: Farewell[] = [];

  add(farewell: Farewell): void {
    this.farewells.push(farewell);
  }

  /** Says them all at once, and waits three seconds at most; none can keep the account from being erased. */
  async say(user: Owner): Promise<void> {
    const said = Promise.allSettled(this.farewells.map((farewell) => farewell(user)));
    await Promise.race([said, delay(MAX_MS, undefined, { ref: false })]);
  }
}
