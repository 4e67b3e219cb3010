import { Injectable } from '@nestjs/common';
import { type Owner } from '../database/database.js';

/** Lets each user's uploads in one after the other, so that a process never holds more than one whole file of anybody's. */
@Injectable()
export class UploadTurns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Does the work when all that the user has begun before is over, well or badly. */
  async take<Result>({ id }: Owner, work: () => Promise<Result>): Promise<Result> {
    const turn = (this.last.get(id) ?? Promise.resolve()).then(work);
    const over = turn.catch(() => undefined);
    this.last.set(id, over);
    try {
      return await turn;
    } finally {
      if (this.last.get(id) === over) this.last.delete(id);
    }
  }
}
