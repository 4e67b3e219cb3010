import { Injectable } from '@nestjs/common';
import { FirstToken } from '../../telemetry/first-token.js';
import { Answering } from './answering.js';
import { JournalRepository, type JournalRecord } from '../journal/journal.repository.js';
import { nextPartAfter, partsOf } from '../journal/message-parts.js';
import { spoken } from './past-turns.js';
import { RunExecution } from './run-execution.js';
import { RunStreams } from '../journal/run-streams.js';
import { fold } from '../journal/stored-events.js';
import { type Run } from '../journal/run.entity.js';

/** A run just accepted has an event or two, and nothing else to load. */
const FRESH: JournalRecord = { lastSeq: 1, events: [], steps: [], calls: [] };

/** Makes executions of claimed runs out of what is stored of them. */
@Injectable()
export class RunExecutions {
  constructor(
    private readonly journal: JournalRepository,
    private readonly streams: RunStreams,
    private readonly answering: Answering,
  ) {}

  /** Goes on where the run stands, `isTold` when its stream says that it does; `onFailed` hears when that can no longer be written. */
  async resume(run: Run, onFailed: (error: Error) => void, isTold = false): Promise<RunExecution> {
    const firstToken = run.epoch === 1 ? new FirstToken(queuedSeconds(run)) : undefined;
    const record = run.epoch === 1 ? { ...FRESH, lastSeq: isTold ? 2 : 1 } : await this.journal.load(run);
    const stored = { lastSeq: record.lastSeq, items: fold([], record.events) };
    const journal = this.streams.open(run, stored, onFailed, firstToken);
    const replies = spoken(
      record.steps.map(({ reply }) => reply),
      partsOf(stored.items),
    );
    const claimed = {
      run,
      isTold,
      replies,
      calls: record.calls,
      nextPart: nextPartAfter(record.events),
      firstToken,
    };
    return new RunExecution(claimed, journal, this.answering);
  }
}

function queuedSeconds({ createdAt, startedAt }: Run): number {
  return startedAt ? Math.max(0, startedAt.getTime() - createdAt.getTime()) / 1000 : 0;
}
