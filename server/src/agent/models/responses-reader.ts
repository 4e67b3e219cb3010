import type { Response, ResponseOutputItem, ResponseStreamEvent } from 'openai/resources/responses/responses';
import { storable } from '../../database/storable.js';
import { ModelEvent } from '../model.js';
import { requestedCall } from './requested-call.js';
import { reportedError } from './to-model-error.js';
import { TurnReader } from './turn-reader.js';

/** Reads a stream of the Responses API. */
export class ResponsesReader extends TurnReader {
  private readonly items: ResponseOutputItem[] = [];
  private response: Partial<Response> | null = null;

  constructor(private readonly providerName: string) {
    super();
  }

  get isComplete(): boolean {
    return this.response !== null;
  }

  *read(event: ResponseStreamEvent): Iterable<ModelEvent> {
    switch (event.type) {
      case 'response.output_text.delta':
      case 'response.refusal.delta':
        yield* this.text.add(event.delta);
        break;
      case 'response.reasoning_summary_text.delta':
      case 'response.reasoning_text.delta':
        yield* this.reasoning.add(event.delta);
        break;
      default:
        this.note(event);
    }
  }

  protected calls() {
    return this.output().flatMap((item) =>
      item.type === 'function_call' ? [requestedCall(item.call_id, item.name, item.arguments)] : [],
    );
  }

  protected usage() {
    const usage = this.response?.usage;
    return usage ? { inputTokens: usage.input_tokens, outputTokens: usage.output_tokens } : null;
  }

  protected provider() {
    return { provider: this.providerName, items: this.output().map(storable) };
  }

  protected cut() {
    if (this.response?.status !== 'incomplete') return null;
    return this.response.incomplete_details?.reason === 'content_filter' ? 'content_filter' : 'length';
  }

  private note(event: ResponseStreamEvent): void {
    switch (event.type) {
      case 'response.content_part.added':
        return (event.part.type === 'reasoning_text' ? this.reasoning : this.text).breakLine();
      case 'response.reasoning_summary_part.added':
        return this.reasoning.breakLine();
      case 'response.output_item.done':
        this.items.push(event.item);
        return;
      case 'response.completed':
        this.response = event.response;
        return;
      case 'response.incomplete':
        this.response = { ...event.response, status: 'incomplete' };
        return;
      case 'response.failed':
        throw reportedError(event.response.error?.code ?? null, event.response.error?.message ?? 'the response failed');
      case 'error':
        throw reportedError(event.code, event.message);
      default:
    }
  }

  /** Every item of the answer; servers that end without repeating them have sent them one by one. */
  private output(): ResponseOutputItem[] {
    const repeated = this.response?.output ?? [];
    return repeated.length > 0 ? repeated : this.items;
  }
}
