import { Logger } from '@nestjs/common';
import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { setGlobalErrorHandler, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { apart } from './apart.js';

/** Spans wait no longer than this for others to be sent with them. */
const DELAY_MS = 2_000;

/** A collector that is away keeps nobody waiting for longer, at the end neither. */
const PATIENCE_MS = 3_000;

/**
 * Sends the spans of this process to the collector at `endpoint`; disposing sends what is left. Call it once. The
 * packages read OTEL_EXPORTER_OTLP_HEADERS, OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES themselves.
 */
export function sendSpans(endpoint: string): AsyncDisposable {
  const logger = new Logger('Tracing');
  const ours = resourceFromAttributes({ 'service.name': 'chatkeep', 'service.instance.id': crypto.randomUUID() });
  const theirs = detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] });
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: PATIENCE_MS });
  const batches = { exporter, scheduledDelayMillis: DELAY_MS, exportTimeoutMillis: PATIENCE_MS };
  const provider = new TracerProvider({
    resource: defaultResource().merge(ours).merge(theirs),
    spanProcessors: [new BatchSpanProcessor(batches)],
  });
  setGlobalErrorHandler(() => apart(() => logger.warn('Spans could not be sent to OTEL_EXPORTER_OTLP_ENDPOINT')));
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  return { [Symbol.asyncDispose]: () => provider.shutdown().catch(() => undefined) };
}
