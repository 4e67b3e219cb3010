import { json, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { MalformedRequest } from './malformed-request.js';
import { UnsupportedMediaType } from './unsupported-media-type.js';

/** What walks through a body does so by recursion. */
const DEEPEST = 100;

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

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

function hasBody(request: Request): boolean {
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
}
