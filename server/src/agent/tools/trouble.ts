import { ProtocolError, SdkError, SdkErrorCode, SdkHttpError } from '@modelcontextprotocol/client';
import { OutsideRefused } from '../../outside/outside-refused.js';
import { CallEnded } from './call-ended.js';
import { MissingRights } from './missing-rights.js';

/** What went wrong with a server, in words, and whether the tool may have done its work nevertheless. */
export interface Trouble {
  readonly code: string;
  readonly message: string;
  readonly isLost: boolean;
}

const MAX_REASON = 500;
const SIGN_IN_UNAVAILABLE = 'sign_in_unavailable';
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];
const BROKEN_OFF = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];

/** Troubles that say that the whole server is not well. */
const OF_THE_SERVER = ['tool_unreachable', 'tool_timed_out', 'tool_connection_lost', 'tool_server_error'];

/** Whether the server did not do its part, so that other calls would fare no better. */
export function isServerDown({ code }: Pick<Trouble, 'code'>): boolean {
  return OF_THE_SERVER.includes(code);
}

/** Why a call has ended without an answer. */
function troubleAtEnd({ by, timeoutMs }: CallEnded, server: string): Trouble {
  switch (by) {
    case 'late':
      return lost('tool_timed_out', `The ${server} server did not answer within ${timeoutMs / 1_000} s.`);
    case 'cut':
      return brokenOff(server);
    case 'too_large':
      return known(
        'tool_result_too_large',
        `The ${server} server answered, but with more than 1 MB, which is too much to use. Ask it for less.`,
      );
  }
}

/** What an error of the MCP client means, for a server at which users may sign in themselves or not. */
export function troubleOf(error: unknown, server: string, takesSignIns = false): Trouble {
  if (error instanceof CallEnded) return troubleAtEnd(error, server);
  if (hasCode(error, [SIGN_IN_UNAVAILABLE]))
    return known(
      SIGN_IN_UNAVAILABLE,
      `Your sign-in at the ${server} server could not be renewed, since whoever issues it does not answer. Try again in a moment.`,
    );
  const rights = missingRights(error);
  if (rights) return troubleOfRights(rights, server);
  if (error instanceof OutsideRefused)
    return known('tool_refused', `The ${server} server may not be used: ${error.message}.`);
  if (error instanceof ProtocolError)
    return known('tool_rejected', `The ${server} server refused: ${error.message.slice(0, MAX_REASON)}`);
  if (statusOf(error) !== undefined) return troubleOfStatus(statusOf(error) ?? 0, server, takesSignIns);
  if (error instanceof SdkError && error.code === SdkErrorCode.RequestTimeout)
    return lost('tool_timed_out', `The ${server} server did not answer in time.`);
  if (wasNeverSent(error))
    return known('tool_unreachable', `The ${server} server cannot be reached. Try again in a moment.`);
  if (hasCode(error, BROKEN_OFF)) return brokenOff(server);
  return lost('tool_connection_lost', `The ${server} server gave no answer that could be understood.`);
}

/** The SDK may wrap what its request met. */
function missingRights(error: unknown): MissingRights | null {
  if (error instanceof MissingRights) return error;
  return Error.isError(error) ? missingRights(error.cause) : null;
}

function troubleOfRights({ canBeGiven }: MissingRights, server: string): Trouble {
  if (canBeGiven)
    return known(
      'needs_connection',
      `The ${server} server wants more rights for this. Connect it again, on the settings page, then try again.`,
    );
  return known(
    'tool_unauthorized',
    `The ${server} server still wants more rights, however often they are given. Ask whoever runs it.`,
  );
}

function brokenOff(server: string): Trouble {
  return lost('tool_connection_lost', `The connection to the ${server} server broke off before it answered.`);
}

function troubleOfStatus(status: number, server: string, takesSignIns: boolean): Trouble {
  if (status === 401 && takesSignIns)
    return known('needs_connection', `Sign in to the ${server} server first, on the settings page, then try again.`);
  if (status === 401 || status === 403)
    return known(
      'tool_unauthorized',
      `The ${server} server refused the access it was given. Ask whoever runs Chatkeep to check its settings.`,
    );
  if (status < 400)
    return known('tool_redirected', `The ${server} server redirects to another address, which is not followed.`);
  const message = `The ${server} server answered with an error (HTTP ${status}).`;
  return status < 500 ? known('tool_rejected', message) : lost('tool_server_error', message);
}

function statusOf(error: unknown): number | undefined {
  return error instanceof SdkHttpError ? error.status : undefined;
}

/** Whether the request cannot have reached the server; the reason may lie deeper in the error. */
function wasNeverSent(error: unknown): boolean {
  if (!Error.isError(error)) return false;
  if (error instanceof SdkError && error.code === SdkErrorCode.EraNegotiationFailed) return true;
  return hasCode(error, NEVER_SENT) || wasNeverSent(error.cause);
}

/** Whether the error, or one beneath it, has one of the codes. */
function hasCode(error: unknown, codes: readonly string[]): boolean {
  if (!Error.isError(error)) return false;
  return ('code' in error && codes.includes(String(error.code))) || hasCode(error.cause, codes);
}

function known(code: string, message: string): Trouble {
  return { code, message, isLost: false };
}

function lost(code: string, message: string): Trouble {
  return { code, message, isLost: true };
}
