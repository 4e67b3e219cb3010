import { Answer } from './answer.js';
import { DemoRequest } from './demo-request.js';

const MARKER = /\[\[(?:fault:)?([a-z0-9-]+)(?::(\d+))?\]\]/g;

const ERROR_CODES: Partial<Record<string, string>> = {
  400: 'invalid_request_error',
  401: 'invalid_api_key',
  429: 'rate_limit_exceeded',
  500: 'server_error',
};

/** What is to go wrong with one answer, each with its number if it has one. */
export type Faults = ReadonlyMap<string, number | undefined>;

/** An HTTP answer in place of a model's. */
export interface HttpFault {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The faults that a text asks for: `[[fault:name]]`, `[[fault:name:number]]`, `[[pace:ms]]`. */
export function faultsIn(text: string): Faults {
  return new Map(
    [...text.matchAll(MARKER)].map(([, name = '', number]) => [name, number ? Number(number) : undefined]),
  );
}

/** The same text without what asks for faults. */
export function withoutMarkers(text: string): string {
  return text.replace(MARKER, '').trim();
}

/** What to answer instead of a stream, if that is the fault. */
export function httpFault(faults: Faults): HttpFault | null {
  if (faults.has('html'))
    return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html><body>Hello</body></html>' };
  if (faults.has('quota')) return errorAnswer(429, 'insufficient_quota');
  if (faults.has('context')) return errorAnswer(400, 'context_length_exceeded');
  const status = [...faults.keys()].find((name) => /^[45]\d\d$/.test(name));
  return status === undefined ? null : errorAnswer(Number(status), ERROR_CODES[status] ?? 'error', faults.get(status));
}

/** The answer with the faults that lie in what it says. */
export function distorted(answer: Answer, faults: Faults, { toolNames, results }: DemoRequest): Answer {
  if (faults.has('response-failed')) return { ...answer, finish: 'failed' };
  if (faults.has('length')) return { ...answer, finish: 'length' };
  if (faults.has('content-filter')) return { ...answer, finish: 'content_filter' };
  if (faults.has('refusal'))
    return { ...answer, items: [{ type: 'refusal', text: 'The demo model was told to refuse.' }] };
  if (!faults.has('bad-arguments') || results.length > 0) return answer;
  return { ...answer, items: [{ type: 'call', name: toolNames[0] ?? 'create_task', arguments: '{"title": "Half a ' }] };
}

function errorAnswer(status: number, code: string, retryAfter?: number): HttpFault {
  return {
    status,
    headers: {
      'content-type': 'application/json',
      'x-request-id': 'req_demo',
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    },
    body: JSON.stringify({ error: { message: `The demo model was told to answer ${status}.`, type: code, code } }),
  };
}
