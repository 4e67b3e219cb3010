import { context, type Span, SpanKind, trace } from '@opentelemetry/api';
import { type NextFunction, type Request, type Response } from 'express';
import { logRequest } from './request-log.js';
import { requestId } from './request-id.js';
import { requests, requestSeconds } from '../telemetry/instruments.js';
import { withLogFields } from '../telemetry/log-fields.js';
import { contextOf, markFailed, tracer } from '../telemetry/spans.js';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** What people and programs do; pages, probes and scrapes leave no trace. */
const TRACED = /^\/(api|mcp)(\/|$)/;

/** nginx' word for a client that left before there was an answer. */
const CLIENT_LEFT = 499;

/** Counts and logs every request, by the template of its route, and begins its trace, or goes on with that of its sender. */
export function observedRequest(request: Request, response: Response, next: NextFunction): void {
  const startedAt = performance.now();
  const method = METHODS.includes(request.method) ? request.method : 'other';
  const parent = contextOf(request.get('traceparent'));
  const span = TRACED.test(request.path) ? tracer.startSpan(method, { kind: SpanKind.SERVER }, parent) : undefined;
  response.once('close', () => {
    const route = routeOf(request);
    const status = response.headersSent ? response.statusCode : CLIENT_LEFT;
    const seconds = (performance.now() - startedAt) / 1000;
    requests.inc({ method, route, status });
    if (!isEventStream(response)) requestSeconds.observe({ method, route }, seconds);
    logRequest(request, response, seconds);
    if (span) endSpan(span, method, route, status, response);
  });
  const at = span ? trace.setSpan(parent, span) : parent;
  context.with(at, () => withLogFields({ request_id: requestId(response) }, next));
}

function endSpan(span: Span, method: string, route: string, status: number, response: Response): void {
  span.updateName(`${method} ${route}`);
  span.setAttributes({
    'http.request.method': method,
    'http.route': route,
    'http.response.status_code': status,
    'chatkeep.request.id': String(response.getHeader('X-Request-Id')),
  });
  if (status >= 500) markFailed(span, String(status));
  span.end();
}

/** The template that the request matched: `page` for the client's own paths, `none` for nobody's. */
function routeOf({ route, path }: Request): string {
  const template = (route as { path?: unknown } | undefined)?.path; // express leaves its type open
  if (typeof template === 'string' && !template.includes('*')) return template;
  return TRACED.test(path) ? 'none' : 'page';
}

function isEventStream(response: Response): boolean {
  return String(response.getHeader('Content-Type')).startsWith('text/event-stream');
}
