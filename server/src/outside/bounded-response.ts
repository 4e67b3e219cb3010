import { ResponseTooLarge } from './response-too-large.js';

/** What the platform's and undici's responses have in common. */
interface AnyResponse {
  readonly body: AsyncIterable<Uint8Array> | null;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Iterable<[string, string]>;
}

/** The same response; its body fails as soon as it grows beyond `maxBytes`, and nothing more of it is read. */
export function boundedResponse(
  { body, status, statusText, headers }: AnyResponse,
  maxBytes: number,
  onTooLarge: () => void,
): Response {
  const bounded = body && ReadableStream.from(boundedChunks(body, maxBytes, onTooLarge));
  return new Response(bounded, { status, statusText, headers: [...headers] });
}

async function* boundedChunks(body: AsyncIterable<Uint8Array>, maxBytes: number, onTooLarge: () => void) {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) {
      onTooLarge();
      throw new ResponseTooLarge(maxBytes);
    }
    yield chunk;
  }
}
