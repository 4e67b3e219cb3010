import { Injectable } from '@nestjs/common';
import { Answering } from './answering.js';
import { JournalRepository, type JournalRecord } from './journal.repository.js';
import { nextPartAfter } from './message-parts.js';
import { RunContext } from './run-context.js';
import { RunExecution } from './run-execution.js';
import { fold } from './run-journal.js';
import { RunStreams } from './run-streams.js';
import { type Run } from './run.entity.js';

/** A run just accepted has one event, and nothing else to load. */
const FRESH: JournalRecord = { lastSeq: 1, events: [], steps: [], calls: [] };

/** Makes executions of claimed runs out of what is stored of them. */
@Injectable()
export class RunExecutions {
  constructor(
    private readonly journal: JournalRepository,
    private readonly context: RunContext,
    private readonly streams: RunStreams,
    private readonly answering: Answering,
  ) {}

  /** Goes on where the run stands; `onFailed` hears when its stream can no longer be written. */
  async resume(run: Run, onFailed: (error: Error) => void): Promise<RunExecution> {
    const record = run.epoch === 1 ? FRESH : await this.journal.load(run);
    const question = await this.context.question(run);
    const pageTools = await this.context.pageTools(run);
    const journal = this.streams.open(run, { lastSeq: record.lastSeq, items: fold([], record.events) }, onFailed);
    const replies = record.steps.map(({ reply }) => reply);
    const claimed = { run, question, pageTools, replies, calls: record.calls, nextPart: nextPartAfter(record.events) };
    return new RunExecution(claimed, journal, this.answering);
  }
}
