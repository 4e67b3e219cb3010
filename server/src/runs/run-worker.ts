import { Injectable, Logger } from '@nestjs/common';
import { AgentService } from '../agent/agent.service.js';
import { ModelError } from '../agent/model-error.js';
import { Toolboxes } from '../agent/toolbox.js';
import { Config } from '../config/config.js';
import { UserFeed } from '../feed/user-feed.js';
import { type ReadableError } from '../messages/tool-call.js';
import { AnswerStore } from './answer-store.js';
import { EventBatcher } from './event-batcher.js';
import { Fenced } from './fenced.js';
import { JournalRepository, type JournalRecord, type RunKey } from './journal.repository.js';
import { nextPartAfter } from './message-parts.js';
import { RunContext } from './run-context.js';
import { RunExecution } from './run-execution.js';
import { fold, RunJournal } from './run-journal.js';
import { RunSignals } from './run-signals.js';
import { RunStopped } from './run-stopped.js';
import { RunTail } from './run-tail.js';
import { type Run } from './run.entity.js';
import { ToolApprovalsRepository } from './tool-approvals.repository.js';

const MAX_RUN_MS = 10 * 60_000;

/** A run just accepted has one event, and nothing else to load. */
const FRESH: JournalRecord = { lastSeq: 1, events: [], steps: [], calls: [] };

const INTERNAL: ReadableError = {
  code: 'internal',
  message: 'Something went wrong on the server while it answered. Your message is saved; please try again.',
};
const TOO_LONG: ReadableError = {
  code: 'took_too_long',
  message: 'The answer took more than ten minutes, so it was stopped.',
};
const CRASHED: ReadableError = {
  code: 'too_many_crashes',
  message:
    'The server stopped several times while it worked on this answer, so it gave up. Your message is saved; please try again.',
};

/** Works on one claimed run: reads what is stored, lets the agent go on from there, and ends the run when that ends. */
@Injectable()
export class RunWorker {
  private readonly logger = new Logger(RunWorker.name);

  constructor(
    private readonly journal: JournalRepository,
    private readonly batcher: EventBatcher,
    private readonly store: AnswerStore,
    private readonly context: RunContext,
    private readonly agent: AgentService,
    private readonly toolboxes: Toolboxes,
    private readonly approvals: ToolApprovalsRepository,
    private readonly tail: RunTail,
    private readonly signals: RunSignals,
    private readonly feed: UserFeed,
    private readonly config: Config,
  ) {}

  /** Resolves when the run is over or waits; throws `Fenced` or `RunStopped` when it must go on elsewhere. */
  async work(key: RunKey, stop: AbortController): Promise<void> {
    const run = await this.journal.claim(key);
    if (!run) return;
    this.announce(run);
    const execution = await this.begin(run, stop);
    try {
      await this.answer(run, execution, stop.signal);
    } catch (error) {
      await this.end(run, execution, stop.signal.aborted ? stop.signal.reason : error);
    }
    this.announce(run);
  }

  /** Ends a run that many processes died of. */
  async giveUp(key: RunKey): Promise<void> {
    const run = await this.journal.claim(key);
    if (!run) return;
    const execution = await this.begin(run, new AbortController());
    await execution.end('interrupted', CRASHED);
    this.announce(run);
  }

  private async answer(run: Run, execution: RunExecution, signal: AbortSignal): Promise<void> {
    if (run.cancelRequested) throw new RunStopped('cancelled');
    await using toolbox = await this.toolboxes.open({ id: run.userId });
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(new RunStopped('took_too_long')), MAX_RUN_MS);
    try {
      await execution.answer(toolbox, AbortSignal.any([signal, limit.signal]));
    } catch (error) {
      throw limit.signal.aborted ? limit.signal.reason : error;
    } finally {
      clearTimeout(timer);
    }
  }

  private async end(run: Run, execution: RunExecution, error: unknown): Promise<void> {
    if (error instanceof Fenced) throw error;
    if (error instanceof RunStopped) {
      if (error.reason === 'draining') throw error;
      return error.reason === 'cancelled'
        ? await execution.end('cancelled', null)
        : await execution.end('failed', TOO_LONG);
    }
    if (!(error instanceof ModelError)) this.logger.error(error instanceof Error ? error.stack : error);
    else this.logger.warn(`Run ${run.id}: ${error.message}`);
    await execution.end('failed', error instanceof ModelError ? error.toRunError() : INTERNAL);
  }

  private async begin(run: Run, stop: AbortController): Promise<RunExecution> {
    const record = run.epoch === 1 ? FRESH : await this.journal.load({ userId: run.userId, id: run.id });
    const question = await this.context.question(run);
    const stored = { lastSeq: record.lastSeq, items: fold([], record.events) };
    const journal = new RunJournal(
      run,
      stored,
      this.batcher,
      (events) => {
        this.tail.stored(run.id, events);
        this.signals.tell('run_events', [run.id]);
      },
      (error) => stop.abort(error),
    );
    const claimed = {
      run,
      question,
      replies: record.steps.map(({ reply }) => reply),
      calls: record.calls,
      nextPart: nextPartAfter(record.events),
    };
    return new RunExecution(
      claimed,
      journal,
      this.store,
      this.agent,
      () => this.approvals.allowed(run),
      this.config.runs.maxSteps,
    );
  }

  private announce({ id, userId, conversationId, assistantMessageId }: Run): void {
    const user = { id: userId };
    this.feed.publish(user, { type: 'run.updated', conversation_id: conversationId, run_id: id });
    this.feed.publish(user, {
      type: 'message.updated',
      conversation_id: conversationId,
      message_id: assistantMessageId,
    });
    this.feed.publish(user, { type: 'conversation.updated', conversation_id: conversationId });
  }
}
