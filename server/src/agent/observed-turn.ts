import { type Span, SpanKind } from '@opentelemetry/api';
import { modelSeconds, modelTokens, modelTurns } from '../telemetry/instruments.js';
import { markFailed, tracer } from '../telemetry/spans.js';
import { ModelError } from './model-error.js';
import { type ModelReply } from './model.js';

/** Counts, times and traces one turn of a model; one that is dropped before its end was stopped. */
export class ObservedTurn implements Disposable {
  private readonly startedAt = performance.now();
  private readonly span: Span;
  private isOver = false;

  /** `model` is a name from the settings. */
  constructor(private readonly model: string) {
    const attributes = {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai', // whose protocol it speaks
      'gen_ai.request.model': model,
    };
    this.span = tracer.startSpan(`chat ${model}`, { kind: SpanKind.CLIENT, attributes });
  }

  replied({ finish, usage }: ModelReply): void {
    this.span.setAttribute('gen_ai.response.finish_reasons', [finish]);
    if (usage) this.count(usage);
    this.end(finish);
  }

  failed(error: unknown): void {
    const kind = error instanceof ModelError ? error.kind : 'internal';
    markFailed(this.span, kind);
    this.end(kind);
  }

  [Symbol.dispose](): void {
    if (!this.isOver) this.end('stopped');
  }

  private count({ inputTokens, outputTokens }: NonNullable<ModelReply['usage']>): void {
    const { model } = this;
    modelTokens.inc({ model, direction: 'input' }, inputTokens);
    modelTokens.inc({ model, direction: 'output' }, outputTokens);
    this.span.setAttributes({
      'gen_ai.usage.input_tokens': inputTokens,
      'gen_ai.usage.output_tokens': outputTokens,
    });
  }

  private end(outcome: string): void {
    this.isOver = true;
    modelTurns.inc({ model: this.model, outcome });
    modelSeconds.observe({ model: this.model }, (performance.now() - this.startedAt) / 1000);
    this.span.end();
  }
}
