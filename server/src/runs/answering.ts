import { Injectable } from '@nestjs/common';
import { AgentService } from '../agent/agent.service.js';
import { type Toolbox } from '../agent/toolbox.js';
import { Config } from '../config/config.js';
import { AnswerStore } from './answer-store.js';
import { InputExchanges } from './input-exchanges.js';
import { type StandingTool, standing } from './leave.js';
import { LiveAnswers } from './live-answers.js';
import { type RunToolCall } from './run-journal.entities.js';
import { type Run } from './run.entity.js';
import { ToolApprovalsRepository } from './tool-approvals.repository.js';

/** What an execution works with, the same for every run. */
@Injectable()
export class Answering {
  readonly limits: Config['runs'];

  /** Whether the model is shown the images of results: those behind Chat Completions can be told of them only. */
  private readonly modelLooks: boolean;

  constructor(
    readonly store: AnswerStore,
    readonly agent: AgentService,
    readonly exchanges: InputExchanges,
    readonly live: LiveAnswers,
    private readonly approvals: ToolApprovalsRepository,
    { runs, openai }: Config,
  ) {
    this.limits = runs;
    this.modelLooks = openai.api === 'responses';
  }

  /** The calls as the next turn of the model is to see them. */
  async seen(run: Run, calls: readonly RunToolCall[]): Promise<readonly RunToolCall[]> {
    return this.modelLooks ? await this.store.withImages(run, calls) : calls;
  }

  /** The tools as they are now: what the user has allowed meanwhile asks no more. */
  async toolsOfNow(run: Run, { tools }: Toolbox): Promise<readonly StandingTool[]> {
    const approvals = await this.approvals.of(run);
    return tools.map((tool) => standing(tool, approvals));
  }
}
