import type OpenAI from 'openai';
import type { ResponseCreateParamsStreaming } from 'openai/resources/responses/responses';
import { ModelError } from '../model-error.js';
import { Model, ModelEvent, ModelReply, ModelRequest } from '../model.js';
import { exchange, Patience } from './exchange.js';
import { responsesInput, responsesTool } from './responses-input.js';
import { ResponsesReader } from './responses-reader.js';

/** A model behind the Responses API, which is told everything each time and keeps nothing. */
export class ResponsesModel extends Model {
  private readonly modelsThatDoNotReason = new Set<string>();

  constructor(
    private readonly client: OpenAI,
    private readonly patience: Patience,
  ) {
    super();
  }

  async *reply(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent, ModelReply> {
    try {
      return yield* this.askAsItReasons(request, signal);
    } catch (error) {
      const unseen = withoutResultImages(request);
      if (!isRefusal(error) || unseen === request) throw error;
      return yield* this.askAsItReasons(unseen, signal);
    }
  }

  private async *askAsItReasons(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent, ModelReply> {
    try {
      return yield* this.ask(request, signal);
    } catch (error) {
      if (!isAboutEncryptedReasoning(error) || this.modelsThatDoNotReason.has(request.model)) throw error;
      this.modelsThatDoNotReason.add(request.model);
      return yield* this.ask(request, signal);
    }
  }

  private ask(request: ModelRequest, signal: AbortSignal) {
    const provider = `responses:${new URL(this.client.baseURL).host}:${request.model}`;
    const body = responsesBody(request, provider, !this.modelsThatDoNotReason.has(request.model));
    const upstream = {
      open: (signal: AbortSignal) => this.client.responses.create(body, { signal, maxRetries: 0 }).asResponse(),
      reader: () => new ResponsesReader(provider),
    };
    return exchange(upstream, this.patience, signal);
  }
}

function responsesBody(request: ModelRequest, provider: string, reasons: boolean): ResponseCreateParamsStreaming {
  return {
    model: request.model,
    instructions: request.instructions,
    input: responsesInput(request, provider),
    ...(request.tools.length > 0 && { tools: request.tools.map(responsesTool) }),
    ...(reasons && { include: ['reasoning.encrypted_content'] }),
    stream: true,
    store: false,
    prompt_cache_key: request.cacheKey,
    safety_identifier: request.safetyIdentifier,
  };
}

/** Some models cannot look at what a tool shows, and some images are broken: nothing is said then, and the words are left. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof ModelError) || error.status === null) return false;
  return error.kind === 'bad_request' || error.kind === 'unreadable_file';
}

/** The same request when no tool in it showed an image. */
function withoutResultImages(request: ModelRequest): ModelRequest {
  if (!request.transcript.some((turn) => turn.role === 'tool' && turn.files)) return request;
  const transcript = request.transcript.map((turn) => (turn.role === 'tool' ? { ...turn, files: [] } : turn));
  return { ...request, transcript };
}

/** Models that do not reason refuse to be asked for their reasoning. */
function isAboutEncryptedReasoning(error: unknown): boolean {
  return (
    error instanceof ModelError && error.status === 400 && /encrypted content is not supported/i.test(error.message)
  );
}
