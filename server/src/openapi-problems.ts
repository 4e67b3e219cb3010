import { type OpenAPIObject } from '@nestjs/swagger';
import { PROBLEM_STATUS, type ProblemCode } from './http/problem.js';
import { type Operation, operationsOf } from './openapi-operations.js';

/** When each problem that follows from what a route takes is met; the others are told by the routes themselves. */
const WHEN = {
  malformed_request: 'The request could not be read',
  unauthenticated: 'Nobody is signed in, or the session has ended',
  not_found: 'There is no such thing, or it is somebody else’s',
  payload_too_large: 'The request is larger than the server accepts',
  unsupported_media_type: 'The body is not JSON in UTF-8',
  validation_failed: 'Some fields hold what they must not; `errors` names each of them',
  rate_limited: 'That was too often; `Retry-After` says how many seconds to wait',
  internal: 'Something went wrong on the server',
  unavailable: 'The database is away for the moment; nothing was stored, and `Retry-After` says how long to wait',
} satisfies Partial<Record<ProblemCode, string>>;

type Common = keyof typeof WHEN;

const DOCUMENT = { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDocument' } } };
const RETRY_AFTER = { 'Retry-After': { description: 'In seconds', schema: { type: 'integer' as const } } };

/** The same document, in which every route also says how it can fail by what it takes. */
export function withProblems(document: OpenAPIObject): OpenAPIObject {
  for (const { path, operation } of operationsOf(document))
    operation.responses = { ...responses(problemsOf(path, operation)), ...operation.responses };
  return { ...document, components: { ...document.components, responses: shared() } };
}

/** The problems that follow from a route's path, its body, its query and its security. */
export function problemsOf(path: string, { requestBody, parameters = [], security }: Operation): Common[] {
  if (!path.startsWith('/api/')) return [];
  const isOpen = security?.length === 0;
  const isJson = requestBody !== undefined && 'content' in requestBody && 'application/json' in requestBody.content;
  const hasQuery = parameters.some((parameter) => 'in' in parameter && parameter.in === 'query');
  return [
    ...when(isJson, 'malformed_request', 'unsupported_media_type'),
    ...when(requestBody !== undefined, 'payload_too_large', 'validation_failed'),
    ...when(!isOpen, 'unauthenticated'),
    ...when(path.includes('{'), 'not_found'),
    ...when(hasQuery && !isOpen, 'validation_failed'),
    'rate_limited',
    'internal',
    'unavailable',
  ];
}

function when(isSo: boolean, ...problems: Common[]): Common[] {
  return isSo ? problems : [];
}

function responses(problems: readonly Common[]): Operation['responses'] {
  return Object.fromEntries(
    problems.map((problem) => [PROBLEM_STATUS[problem], { $ref: `#/components/responses/${problem}` }]),
  );
}

function shared() {
  return Object.fromEntries(
    Object.entries(WHEN).map(([problem, description]) => {
      const waits = problem === 'rate_limited' || problem === 'unavailable';
      return [problem, { description, content: DOCUMENT, ...(waits && { headers: RETRY_AFTER }) }];
    }),
  );
}
