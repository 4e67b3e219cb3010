import { Injectable } from '@nestjs/common';
import { type Owner } from '../../database/database.js';
import { Conflict } from '../../http/conflict.js';
import { PayloadTooLarge } from '../../http/payload-too-large.js';
import { decidedCall } from '../calls/call-outcomes.js';
import { InputExchanges, type InputAnswer } from '../calls/input-exchanges.js';
import { PAGE_SERVER } from '../calls/page-tools.js';
import { type Run } from '../journal/run.entity.js';
import { type ToolCallDecision } from '../journal/run-journal.entities.js';
import { storable } from '../../database/storable.js';
import { type ApprovalScope, ToolApprovalsRepository } from '../calls/tool-approvals.repository.js';
import { WaitingCalls } from './waiting-calls.js';

const MAX_OUTPUT_BYTES = 1024 * 1024;

export interface Decision extends ToolCallDecision {
  readonly argumentsSha256: string;
  readonly scope: ApprovalScope;
}

/** What users say about calls that wait for them. */
@Injectable()
export class ToolCallDecisions {
  constructor(
    private readonly calls: WaitingCalls,
    private readonly approvals: ToolApprovalsRepository,
    private readonly exchanges: InputExchanges,
  ) {}

  /** Takes the user's decision on the call as it was shown. */
  async decide(user: Owner, callId: string, decision: Decision): Promise<Run> {
    return await this.calls.change(user, callId, async (call, run, db) => {
      if (call.argumentsSha256 !== decision.argumentsSha256)
        throw new Conflict('The arguments are not those that were shown. Reload and look again.');
      const isAllowed = decision.decision === 'approve';
      if (isAllowed && call.server === PAGE_SERVER)
        throw new Conflict('The page that brought this tool makes this call.');
      if (isAllowed && call.inputRequest) throw new Conflict('This call waits for an answer, not for an approval.');
      if (isAllowed) await this.approvals.remember(db, run, call, decision.scope);
      return decidedCall(call, decision);
    });
  }

  /** Takes what a tool of the page has brought, at most 1 MB of it; throws when the call is not one of those. */
  async output(user: Owner, callId: string, output: unknown): Promise<Run> {
    const text = JSON.stringify(output);
    if (Buffer.byteLength(text) > MAX_OUTPUT_BYTES) throw new PayloadTooLarge();
    return await this.calls.change(user, callId, (call) => {
      if (call.server !== PAGE_SERVER) throw new Conflict('This call is not made by the page.');
      const content = [{ type: 'text', text }];
      const result = storable({ content, structuredContent: { output } });
      return { ...call, status: 'success', result, startedAt: call.createdAt, finishedAt: new Date() };
    });
  }

  /** Takes the user's answer to what the call's server asks. */
  async answer(user: Owner, callId: string, answer: InputAnswer): Promise<Run> {
    return await this.calls.answer(user, callId, (call) => this.exchanges.answered(call, answer));
  }
}
