import { Injectable, Logger } from '@nestjs/common';
import { ModelError } from '../../agent/model-error.js';
import { Toolboxes } from '../../agent/toolbox.js';
import { failPoint } from '../../config/fail-point.js';
import { addLogFields } from '../../telemetry/log-fields.js';
import { Fenced } from '../journal/fenced.js';
import { RunClaimsRepository } from '../queue/run-claims.repository.js';
import { type RunExecution } from '../answering/run-execution.js';
import { RunExecutions } from '../answering/run-executions.js';
import { CANCELLED, CRASHED, INTERNAL, TOOK_TOO_LONG } from '../answering/run-endings.js';
import { RunNotices } from './run-notices.js';
import { type RunJob } from '../queue/run-queue.js';
import { inRunSpan } from '../answering/run-span.js';
import { RunStopped } from '../answering/run-stopped.js';
import { type Run } from '../journal/run.entity.js';

/** Works on one claimed run: lets the agent go on from where it stands, and ends the run when that ends. */
@Injectable()
export class RunWorker {
  private readonly logger = new Logger(RunWorker.name);

  constructor(
    private readonly claims: RunClaimsRepository,
    private readonly executions: RunExecutions,
    private readonly toolboxes: Toolboxes,
    private readonly notices: RunNotices,
  ) {}

  /**
   * Resolves when the run is over or waits, with whether other runs got their turn by it; throws `Fenced` or `RunStopped`
   * when it must go on elsewhere. A run that is `begun` was claimed as it was taken in, and has told so.
   */
  async work({ run: key, attempt }: RunJob, stop: AbortController, begun?: Run): Promise<boolean> {
    const run = begun ?? (await this.claims.claim(key, attempt.id));
    if (!run) return await this.tellAgain(key);
    failPoint('claimed');
    addLogFields({ conversation_id: run.conversationId, epoch: run.epoch });
    if (!begun) this.notices.changed(run);
    const hasSuccessors = await inRunSpan(run, () => this.workOn(run, stop, begun !== undefined));
    this.notices.changed(run);
    return hasSuccessors;
  }

  /** Ends a run that many processes died of. */
  async giveUp({ run: key }: RunJob): Promise<void> {
    const run = await this.claims.claimDead(key);
    if (!run) return;
    const execution = await this.executions.resume(run, () => undefined);
    await execution.end(CRASHED);
    this.notices.changed(run);
  }

  /** A process may have died after the run's last commit and before it told of it, or fetched what comes next. */
  private async tellAgain(key: RunJob['run']): Promise<true> {
    const run = await this.claims.find(key);
    if (run) this.notices.changed(run);
    return true;
  }

  private async workOn(run: Run, stop: AbortController, isTold: boolean): Promise<boolean> {
    await using opening = this.opening(run); // which may take a while, and needs nothing of what is read meanwhile
    const execution = await this.executions.resume(run, (error) => stop.abort(error), isTold);
    try {
      if (run.cancelRequested) throw new RunStopped('cancelled');
      await execution.answer(opening.toolbox, stop.signal);
    } catch (error) {
      await this.end(run, execution, stop.signal.aborted ? stop.signal.reason : error);
    }
    return execution.hasSuccessors;
  }

  /** A toolbox that is being opened, and is closed whatever comes of it. */
  private opening({ userId }: Run) {
    const toolbox = this.toolboxes.open({ id: userId });
    const opened = toolbox.catch(() => null); // told to whoever waits for it, who may come later
    return { toolbox, [Symbol.asyncDispose]: async () => await (await opened)?.[Symbol.asyncDispose]() };
  }

  private async end(run: Run, execution: RunExecution, error: unknown): Promise<void> {
    if (error instanceof Fenced) throw error;
    if (error instanceof RunStopped) {
      if (error.reason === 'draining') throw error;
      return await execution.end(error.reason === 'cancelled' ? CANCELLED : TOOK_TOO_LONG);
    }
    if (!(error instanceof ModelError)) this.logger.error(error instanceof Error ? error.stack : error);
    else this.logger.warn(`The model failed: ${error.kind} ${error.status ?? ''}`); // its words may repeat its key
    await execution.end(error instanceof ModelError ? { status: 'failed', error: error.toRunError() } : INTERNAL);
  }
}
