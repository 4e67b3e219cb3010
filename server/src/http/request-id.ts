import { randomUUID } from 'node:crypto';
import { type NextFunction, type Request, type Response } from 'express';

const HEADER = 'X-Request-Id';
const ACCEPTED = /^[\w.:-]{1,128}$/;

/** Takes the caller's `X-Request-Id` or makes one, and echoes it. */
export function withRequestId(request: Request, response: Response, next: NextFunction): void {
  const given = request.get(HEADER);
  response.setHeader(HEADER, given !== undefined && ACCEPTED.test(given) ? given : randomUUID());
  next();
}

/** The id that this request is logged and answered with. */
export function requestId(response: Response): string {
  return String(response.getHeader(HEADER));
}
