import { Injectable } from '@nestjs/common';
import { type Owner } from '../database/database.js';
import { Conflict } from '../http/conflict.js';
import { PayloadTooLarge } from '../http/payload-too-large.js';
import { type ReadableError } from '../messages/tool-call.js';
import { InputExchanges, type InputAnswer } from './input-exchanges.js';
import { PAGE_SERVER } from './page-tools.js';
import { type Run } from './run.entity.js';
import { type RunToolCall, type ToolCallDecision } from './run-journal.entities.js';
import { storable } from './storable.js';
import { type ApprovalScope, ToolApprovalsRepository } from './tool-approvals.repository.js';
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

  /** Takes the user's word on the call as it was shown. */
  async decide(user: Owner, callId: string, decision: Decision): Promise<Run> {
    return await this.calls.change(user, callId, async (call, run, db) => {
      if (call.argumentsSha256 !== decision.argumentsSha256)
        throw new Conflict('The arguments are not those that were shown. Reload and look again.');
      const isAllowed = decision.decision === 'approve';
      if (isAllowed && call.server === PAGE_SERVER)
        throw new Conflict('The page that brought this tool makes this call.');
      if (isAllowed && call.inputRequest) throw new Conflict('This call waits for an answer, not for leave.');
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

/** A call after the user's word: one that is allowed may be made, one of unknown outcome made again from the start. */
export function decidedCall(call: RunToolCall, word: ToolCallDecision): RunToolCall {
  const { decision, reason, scope, skipped } = word;
  const stored = {
    decision,
    ...(scope && { scope }),
    ...(reason !== undefined && { reason }),
    ...(skipped && { skipped }),
  };
  const decided = { ...call, decision: stored, inputRequest: null, inputState: null };
  if (decision === 'approve') return { ...decided, status: 'planned', result: null, error: null, finishedAt: null };
  return { ...decided, status: 'denied', error: denial(call, reason), finishedAt: new Date() };
}

/** A call that may have been made is not said not to have been. */
function denial({ status }: RunToolCall, reason: string | undefined): ReadableError {
  const [code, said] =
    status === 'unknown_outcome'
      ? ['unknown_outcome', 'It is not known whether this took effect. It was not made again']
      : ['denied', 'You did not allow this'];
  return { code, message: reason === undefined ? `${said}.` : `${said}: ${reason}` };
}
