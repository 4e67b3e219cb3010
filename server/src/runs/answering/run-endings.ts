import { type ModelReply } from '../../agent/model.js';
import { type ReadableError } from '../../messages/tool-call.js';
import { type RunStatus } from '../journal/run.entity.js';

/** How an answer ends that is not whole: `run.error`, beside what `ModelError` says of models. */
export interface Ending {
  readonly status: RunStatus;
  readonly error: ReadableError | null;
}

/** The user wanted no more of it; what was said stays. */
export const CANCELLED: Ending = { status: 'cancelled', error: null };

/** Something that nobody foresaw; the log has the details. */
export const INTERNAL: Ending = {
  status: 'failed',
  error: {
    code: 'internal',
    message: 'Something went wrong on the server while it answered. Your message is saved; please try again.',
  },
};

/** `MAX_RUN_MS` has passed since a process began, or went on, to work on it. */
export const TOOK_TOO_LONG: Ending = {
  status: 'failed',
  error: { code: 'took_too_long', message: 'The answer took longer than it may, so it was stopped. Retry to go on.' },
};

/** Processes died of it, or beside it, one after the other. */
export const CRASHED: Ending = {
  status: 'interrupted',
  error: {
    code: 'too_many_crashes',
    message:
      'The server stopped several times while it worked on this answer, so it gave up. Your message is saved; please try again.',
  },
};

/** `MAX_AGENT_STEPS` or `MAX_TOOL_CALLS` is used up: `too_many_steps`, `too_many_tool_calls`. */
export function tooMany(what: 'steps' | 'tool calls', limit: number): Ending {
  const message = `The assistant came to its limit of ${limit} ${what} without finishing, so it was stopped.`;
  return { status: 'failed', error: { code: `too_many_${what.replace(' ', '_')}`, message } };
}

/** How an answer ends after which the model asks for nothing more. */
export function endingOf(finish: ModelReply['finish']): Ending {
  switch (finish) {
    case 'length':
      return { status: 'interrupted', error: AT_ITS_LENGTH };
    case 'content_filter':
      return { status: 'failed', error: FILTERED };
    default:
      return { status: 'completed', error: null };
  }
}

const AT_ITS_LENGTH: ReadableError = {
  code: 'answer_too_long',
  message: 'The AI model came to its limit for one answer, so the end is missing. Ask it to go on.',
};

const FILTERED: ReadableError = {
  code: 'answer_filtered',
  message:
    'The provider of the AI model held the rest of this answer back. Ask in other words, or choose another model.',
};
