import { type Request, type Response } from 'express';
import { PinoLogger } from 'nestjs-pino';
import { withLogFields } from '../telemetry/log-fields.js';
import { requestId } from './request-id.js';

/** Whoever asks is told, and asks every second: that the server is about to end is no error. */
const PROBE = /^\/health\//;

/** Writes the line that a request ends with: by method, path and ids, never with headers, bodies or queries. */
export function logRequest(request: Request, response: Response, seconds: number): void {
  const { method, originalUrl, user } = request as Request & { readonly user?: { readonly id: string } };
  const path = originalUrl.split('?')[0] ?? '';
  const level = response.statusCode >= 500 && !PROBE.test(path) ? 'error' : 'debug';
  if (!PinoLogger.root.isLevelEnabled(level)) return;
  const line = { req: { method, path }, res: { status: response.statusCode }, duration_ms: Math.round(seconds * 1000) };
  const about = { request_id: requestId(response), ...(user && { user_id: user.id }) };
  withLogFields(about, () => PinoLogger.root[level](line, outcome(response)));
}

function outcome({ statusCode, writableFinished }: Response): string {
  if (statusCode >= 500) return 'request errored';
  return writableFinished ? 'request completed' : 'request aborted';
}
