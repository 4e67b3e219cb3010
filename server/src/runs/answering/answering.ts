import { Injectable } from '@nestjs/common';
import { type Toolbox } from '../../agent/toolbox.js';
import { AgentSteps } from './agent-steps.js';
import { AnswerStore } from './answer-store.js';
import { InputExchanges } from '../calls/input-exchanges.js';
import { type StandingTool, standing } from '../calls/standing-tool.js';
import { type Run } from '../journal/run.entity.js';
import { ToolApprovalsRepository } from '../calls/tool-approvals.repository.js';

/** What an execution works with, the same for every run. */
@Injectable()
export class Answering {
  constructor(
    readonly store: AnswerStore,
    readonly steps: AgentSteps,
    readonly exchanges: InputExchanges,
    private readonly approvals: ToolApprovalsRepository,
  ) {}

  /** The tools as they are now: what the user has allowed meanwhile asks no more. */
  async toolsOfNow(run: Run, { tools }: Toolbox): Promise<readonly StandingTool[]> {
    const approvals = await this.approvals.of(run);
    return tools.map((tool) => standing(tool, approvals));
  }
}
