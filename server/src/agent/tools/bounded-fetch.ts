import { type FetchLike } from '@modelcontextprotocol/client';
import { ToolCall } from './tool-call.js';

/** The most that we read of one response. */
export const MAX_RESPONSE_BYTES = 1_048_576;

/** `fetch` that reads no endless responses; the call that such a response belongs to ends. */
export const boundedFetch: FetchLike = async (url, init) => {
  const response = await fetch(url, init);
  if (!response.body) return response;
  const body = ReadableStream.from(bounded(response.body, ToolCall.current()));
  return new Response(body, response);
};

async function* bounded(body: ReadableStream<Uint8Array>, call: ToolCall | undefined): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > MAX_RESPONSE_BYTES) {
      call?.end('too_large');
      throw new Error('The response is too large');
    }
    yield chunk;
  }
}
