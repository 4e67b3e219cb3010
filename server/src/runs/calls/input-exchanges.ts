import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type ToolInput, type ToolQuestion } from '../../agent/toolbox.js';
import { Database } from '../../database/database.js';
import { persistently } from '../../database/persistently.js';
import { Conflict } from '../../http/conflict.js';
import { InvalidInput } from '../../http/invalid-input.js';
import { type InputRequest } from '../../messages/tool-call.js';
import { Vault } from '../../vault/vault.js';
import { checkedAnswers, inputRequestOf } from './input-request.js';
import { RunToolCall } from '../journal/run-journal.entities.js';

const MAX_ROUNDS = 10;
const MAX_REQUESTS = 10;

/** A person has just typed for longer than this. */
const LOOK_MS = 300;

/** What a user says to a tool's server that asks: answers, or that they want to give none. */
export interface InputAnswer {
  readonly answers?: Record<string, unknown>;
  readonly skipped?: true;
}

/** What a server has asked in a call and what the user has answered: the server's alone, so it is stored sealed. */
interface Exchange extends ToolQuestion, ToolInput {
  readonly round: number;
}

/** The questions and answers within calls: they wait in the database, for days and across processes. */
@Injectable()
export class InputExchanges {
  constructor(
    private readonly vault: Vault,
    private readonly database: Database,
  ) {}

  /** The call after its server has asked: it waits for the user, or has failed when they cannot be asked that. */
  asked(call: RunToolCall, question: ToolQuestion): RunToolCall {
    const exchange = { ...question, responses: {}, round: (this.exchange(call)?.round ?? 0) + 1 };
    const problem = problemOf(exchange);
    if (problem === null) return this.next(call, exchange);
    const error = { code: 'tool_asks_back', message: `The ${call.server} server ${problem}` };
    return { ...call, status: 'error', error, inputRequest: null, inputState: null, finishedAt: new Date() };
  }

  /** The call whose server asks while it is being made; null when the user cannot be asked that. */
  askedNow(call: RunToolCall, question: ToolQuestion): RunToolCall | null {
    const asked = this.asked(call, question);
    return asked.inputRequest ? { ...asked, status: 'running' } : null;
  }

  /** A call that is being made with the user's answer, once it came in through any process; null when the signal fires first. */
  async awaited({ userId, runId, id }: RunToolCall, signal: AbortSignal): Promise<RunToolCall | null> {
    while (!signal.aborted) {
      const look = () => this.database.as({ id: userId }, (db) => db.findOneBy(RunToolCall, { userId, runId, id }));
      const row = await persistently(look); // the question outlives a database that is away for a moment
      if (!row || this.isAnswered(row)) return row;
      await delay(LOOK_MS, undefined, { signal }).catch(() => undefined);
    }
    return null;
  }

  /** The call after the user has answered: it waits for the next answer, or may go on. */
  answered(call: RunToolCall, answer: InputAnswer): RunToolCall {
    const exchange = this.exchange(call);
    const key = exchange ? openKey(exchange) : undefined;
    if (!exchange || !call.inputRequest || key === undefined)
      throw new Conflict('This call does not ask for anything.');
    const response = responseTo(call.inputRequest, answer);
    const request = call.inputRequest;
    const input = { message: request.message, skipped: answer.skipped ?? false, request };
    const decision = { decision: 'approve' as const, ...call.decision, input };
    return this.next({ ...call, decision }, { ...exchange, responses: { ...exchange.responses, [key]: response } });
  }

  /** What the call goes on with; nothing for one that was never asked about. */
  inputOf(call: RunToolCall): ToolInput | undefined {
    const exchange = this.exchange(call);
    if (!exchange) return undefined;
    const { requestState, responses } = exchange;
    return { responses, ...(requestState !== undefined && { requestState }) };
  }

  /** Whether everything that was asked has its answer. */
  private isAnswered(call: RunToolCall): boolean {
    const exchange = this.exchange(call);
    return exchange !== null && openKey(exchange) === undefined;
  }

  private next(call: RunToolCall, exchange: Exchange): RunToolCall {
    const key = openKey(exchange);
    const inputRequest = key === undefined ? null : inputRequestOf(exchange.requests[key]);
    const inputState = this.vault.seal(exchange, placeOf(call));
    const asked = { ...call, inputRequest, inputState };
    if (inputRequest) return { ...asked, status: 'awaiting_approval' };
    return { ...asked, status: 'planned', attempt: call.attempt - 1 }; // with answers it is still the same attempt
  }

  private exchange(call: RunToolCall): Exchange | null {
    return call.inputState === null ? null : (this.vault.open(call.inputState, placeOf(call)) as Exchange); // as sealed
  }
}

/** The first question that has no answer yet. */
function openKey({ requests, responses }: Exchange): string | undefined {
  return Object.keys(requests).find((key) => !Object.hasOwn(responses, key));
}

function responseTo(request: InputRequest, { answers, skipped }: InputAnswer): object {
  if (skipped) return { action: 'decline' };
  if (answers === undefined)
    throw new InvalidInput([{ field: 'answers', message: 'Give answers, or say that the question is skipped.' }]);
  if (request.mode === 'url') return { action: 'accept' };
  return { action: 'accept', content: checkedAnswers(request.requested_schema ?? {}, answers) };
}

function problemOf({ requests, round }: Exchange): string | null {
  const asked = Object.values(requests);
  if (round > MAX_ROUNDS || asked.length > MAX_REQUESTS) return 'asked more questions than one call may ask.';
  if (!asked.every(inputRequestOf)) return 'asked for something that cannot be put to you here.';
  return null;
}

function placeOf({ userId, runId, id }: RunToolCall): readonly string[] {
  return ['tool call', userId, runId, id];
}
