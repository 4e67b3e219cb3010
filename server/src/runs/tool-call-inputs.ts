import { Injectable } from '@nestjs/common';
import { Database, type Owner } from '../database/database.js';
import { Conflict } from '../http/conflict.js';
import { NotFound } from '../http/not-found.js';
import { type Run } from './run.entity.js';
import { RunToolCall } from './run-journal.entities.js';

/** What a user says to a tool's server that asks: answers, or that they want to give none. */
export interface InputAnswer {
  readonly answers?: Record<string, unknown>;
  readonly skipped?: true;
}

/** What users answer to calls whose servers ask them something. */
@Injectable()
export class ToolCallInputs {
  constructor(private readonly database: Database) {}

  async answer(user: Owner, callId: string, { skipped }: InputAnswer): Promise<Run> {
    const call = await this.database.as(user, (db) => db.findOneBy(RunToolCall, { userId: user.id, id: callId }));
    if (!call) throw new NotFound('tool call');
    throw new Conflict(`This call asks nothing that could be ${skipped ? 'skipped' : 'answered'}.`);
  }
}
