import { Injectable } from '@nestjs/common';
import { AttachmentViews } from '../attachments/attachment-views.js';
import { Database, type Owner } from '../database/database.js';
import { type ThreadItem } from '../thread-events/thread-items.js';
import { type ToolCallDecision } from './journal/run-journal.entities.js';
import { eventsOf, fold } from './journal/stored-events.js';

/** What a run has told up to a place in its stream. */
export interface Story {
  readonly lastSeq: number;
  readonly items: readonly ThreadItem[];
}

/** Reads what runs have told so far, for those who come in the middle. */
@Injectable()
export class RunStories {
  constructor(
    private readonly database: Database,
    private readonly files: AttachmentViews,
  ) {}

  /** What the run's events come to up to now. */
  async soFar(user: Owner, runId: string): Promise<Story> {
    const rows = await this.database.as(user, (db) => eventsOf(db, { userId: user.id, id: runId }));
    const events = rows.map(({ event }) => event);
    return { lastSeq: rows.at(-1)?.seq ?? 0, items: this.files.linked(user, fold([], events), 'anywhere') };
  }

  /** What the user has said about those of the calls that asked. */
  async decisions(user: Owner, callIds: readonly string[]): Promise<ReadonlyMap<string, ToolCallDecision>> {
    if (callIds.length === 0) return new Map();
    const rows = await this.database.as(user, (db) =>
      db.query<{ id: string; decision: ToolCallDecision }[]>(
        `SELECT id, decision FROM run_tool_calls WHERE user_id = $1 AND id = ANY($2) AND decision IS NOT NULL`,
        [user.id, callIds],
      ),
    );
    return new Map(rows.map(({ id, decision }) => [id, decision]));
  }
}
