import {
  type Attributes,
  type Context,
  context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  propagation,
  ROOT_CONTEXT,
  type Span,
  type SpanOptions,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

const HEADER = 'traceparent';

/** Makes the spans of this server; they cost next to nothing, and go nowhere, until tracing has begun. */
export const tracer = trace.getTracer('chatkeep');

/** Runs `work` in a span of its own below the one at hand, or below `parent`. */
export async function inSpan<T>(
  name: string,
  options: SpanOptions,
  work: (span: Span) => Promise<T>,
  parent: Context = context.active(),
): Promise<T> {
  const span = tracer.startSpan(name, options, parent);
  try {
    return await context.with(trace.setSpan(parent, span), () => work(span));
  } catch (error) {
    markFailed(span, error instanceof Error ? error.constructor.name : 'unknown');
    throw error;
  } finally {
    span.end();
  }
}

/** Says by its kind alone what went wrong: the words of errors may repeat what people said, or keys. */
export function markFailed(span: Span, kind: string, more: Attributes = {}): void {
  span.setAttributes({ 'error.type': kind, ...more });
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** The place at hand as a W3C `traceparent`, to go on from later or elsewhere; null when nothing is traced. */
export function traceParent(): string | null {
  return traceHeaders()[HEADER] ?? null;
}

/** Where such a place is; the beginning of a new trace when it is missing or says nothing. */
export function contextOf(traceParent: string | null | undefined): Context {
  const carrier = traceParent == null ? {} : { [HEADER]: traceParent };
  return propagation.extract(ROOT_CONTEXT, carrier, defaultTextMapGetter);
}

/** Headers by which a server of ours goes on with the trace at hand. */
export function traceHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers, defaultTextMapSetter);
  return headers;
}

/** What log lines say of the span at hand. */
export function traceIds(): { trace_id?: string; span_id?: string } {
  const at = trace.getActiveSpan()?.spanContext();
  return at ? { trace_id: at.traceId, span_id: at.spanId } : {};
}
