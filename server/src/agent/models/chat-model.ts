import type OpenAI from 'openai';
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import { Model, ModelRequest } from '../model.js';
import { chatMessages, chatTool } from './chat-messages.js';
import { ChatReader } from './chat-reader.js';
import { exchange, Patience } from './exchange.js';

/** A model behind Chat Completions, asked with nothing but what every compatible server knows. */
export class ChatModel extends Model {
  constructor(
    private readonly client: OpenAI,
    private readonly patience: Patience,
  ) {
    super();
  }

  reply(request: ModelRequest, signal: AbortSignal) {
    const body = chatBody(request);
    const usedIds = request.transcript.flatMap((turn) =>
      turn.role === 'assistant' ? turn.calls.map(({ id }) => id) : [],
    );
    const upstream = {
      open: (signal: AbortSignal) => this.client.chat.completions.create(body, { signal, maxRetries: 0 }).asResponse(),
      reader: () => new ChatReader(usedIds),
    };
    return exchange(upstream, this.patience, signal);
  }
}

function chatBody(request: ModelRequest): ChatCompletionCreateParamsStreaming {
  return {
    model: request.model,
    messages: chatMessages(request),
    ...(request.tools.length > 0 && { tools: request.tools.map(chatTool) }),
    stream: true,
    stream_options: { include_usage: true },
  };
}
