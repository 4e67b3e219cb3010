import { json, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { DEEPEST, isDeeper } from '../outside/nesting.js';
import { MalformedRequest } from './malformed-request.js';
import { UnsupportedMediaType } from './unsupported-media-type.js';

/** Reads JSON objects of at most that size; refuses every other kind of body. */
export function jsonBodyOf(limit: string): RequestHandler {
  const parse = json({ limit, type: ['application/json', 'application/*+json'] });
  return (request, response, next) => {
    if (!hasBody(request)) return next();
    if (request.is(['json', '+json']) === false) return next(new UnsupportedMediaType());
    parse(request, response, (error?: unknown) =>
      error === undefined ? refuseOddShapes(request, response, next) : next(error),
    );
  };
}

/** What all routes read that do not say otherwise. */
export const jsonBody = jsonBodyOf('256kb');

function refuseOddShapes({ body }: Request, _response: Response, next: NextFunction): void {
  if (Array.isArray(body)) return next(new MalformedRequest('The body must be a JSON object.'));
  next(isDeeper(body, DEEPEST) ? new MalformedRequest(`The body is nested deeper than ${DEEPEST} levels.`) : undefined);
}

function hasBody(request: Request): boolean {
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
}
