import { v7 as uuidV7 } from 'uuid';
import { traceParent } from '../../telemetry/spans.js';
import { type Run } from '../journal/run.entity.js';

/** Whose run it is, in which conversation and of which model, and since when. */
type RunOrigin = Pick<Run, 'userId' | 'id' | 'conversationId' | 'model' | 'createdAt'>;

/** A run that nobody has worked on, about messages that are still to be stored. */
export function newRun(origin: RunOrigin): Run {
  return {
    ...origin,
    userMessageId: uuidV7(),
    assistantMessageId: uuidV7(),
    traceParent: traceParent(),
    status: 'queued',
    jobId: null,
    epoch: 0,
    claimedBy: null,
    vainClaims: 0,
    eventsGone: false,
    cancelRequested: false,
    error: null,
    inputTokens: 0,
    outputTokens: 0,
    startedAt: null,
    firstTokenAt: null,
    finishedAt: null,
  };
}

/** The run as a process has it that works on it from the beginning. */
export function claimed(run: Run, process: number): Run {
  return { ...run, status: 'running', epoch: 1, vainClaims: 1, claimedBy: process, startedAt: run.createdAt };
}
