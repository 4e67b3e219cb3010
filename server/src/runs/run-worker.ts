import { Injectable, Logger } from '@nestjs/common';
import { ModelError } from '../agent/model-error.js';
import { Toolboxes } from '../agent/toolbox.js';
import { failPoint } from '../config/fail-point.js';
import { type ReadableError } from '../messages/tool-call.js';
import { Fenced } from './fenced.js';
import { JournalRepository } from './journal.repository.js';
import { type RunExecution } from './run-execution.js';
import { RunExecutions } from './run-executions.js';
import { RunNotices } from './run-notices.js';
import { type RunJob } from './run-queue.js';
import { RunStopped } from './run-stopped.js';
import { type Run } from './run.entity.js';

const MAX_RUN_MS = 10 * 60_000;

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

/** Works on one claimed run: lets the agent go on from where it stands, and ends the run when that ends. */
@Injectable()
export class RunWorker {
  private readonly logger = new Logger(RunWorker.name);

  constructor(
    private readonly journal: JournalRepository,
    private readonly executions: RunExecutions,
    private readonly toolboxes: Toolboxes,
    private readonly notices: RunNotices,
  ) {}

  /** Resolves when the run is over or waits; throws `Fenced` or `RunStopped` when it must go on elsewhere. */
  async work({ run: key, attempt }: RunJob, stop: AbortController): Promise<void> {
    const run = await this.journal.claim(key, attempt.id);
    if (!run) return await this.tellAgain(key);
    failPoint('claimed');
    this.notices.changed(run);
    const execution = await this.executions.resume(run, (error) => stop.abort(error));
    try {
      await this.answer(run, execution, stop.signal);
    } catch (error) {
      await this.end(run, execution, stop.signal.aborted ? stop.signal.reason : error);
    }
    this.notices.changed(run);
  }

  /** Ends a run that many processes died of. */
  async giveUp({ run: key }: RunJob): Promise<void> {
    const run = await this.journal.claimDead(key);
    if (!run) return;
    const execution = await this.executions.resume(run, () => undefined);
    await execution.end('interrupted', CRASHED);
    this.notices.changed(run);
  }

  /** A process may have died after the run's last commit and before it told of it. */
  private async tellAgain(key: RunJob['run']): Promise<void> {
    const run = await this.journal.find(key);
    if (run) this.notices.changed(run);
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
}
