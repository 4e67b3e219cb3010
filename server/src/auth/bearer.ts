import { type Request } from 'express';

const BEARER = /^Bearer (\S+)$/i;

/** The token that a request carries in its `Authorization`, whosever it is; null when there is none. */
export function bearerOf(request: Request): string | null {
  return BEARER.exec(request.get('authorization') ?? '')?.[1] ?? null;
}
