import { type NextFunction, type Request, type Response } from 'express';
import { jsonBodyOf } from '../http/json-body.js';
import { Problem } from '../http/problem.js';
import { UnsupportedMediaType } from '../http/unsupported-media-type.js';
import { jsonRpcRefusal } from './json-rpc-refusal.js';

/** JSON-RPC's own codes for what is no JSON, and for what is no request. */
const PARSE_ERROR = -32_700;
const INVALID_REQUEST = -32_600;

const LIMIT_KB = 256;
const read = jsonBodyOf(`${LIMIT_KB}kb`);

/** Reads what MCP clients send, 256 KB at most; what cannot be read is refused in words of JSON-RPC. */
export function mcpBody(request: Request, response: Response, next: NextFunction): void {
  read(request, response, (error?: unknown) => {
    if (error === undefined) return next();
    const [status, code, message] = refusalOf(error);
    response.status(status).json(jsonRpcRefusal(code, message));
  });
}

function refusalOf(error: unknown): [status: number, code: number, message: string] {
  if (error instanceof UnsupportedMediaType) return [415, INVALID_REQUEST, error.detail];
  if (error instanceof Problem) return [400, INVALID_REQUEST, error.detail];
  if (isTooLarge(error)) return [413, INVALID_REQUEST, `The request has more than ${LIMIT_KB} KB.`];
  return [400, PARSE_ERROR, 'The request is not JSON in UTF-8.'];
}

function isTooLarge(error: unknown): boolean {
  return Error.isError(error) && 'status' in error && error.status === 413;
}
