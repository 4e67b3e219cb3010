import { OFFLINE, problemFrom } from './problem';

export interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** What sends the request; the browser's own when not given. */
  readonly via?: typeof fetch;
}

/** Asks the server; a refusal or a broken line is thrown as a problem. */
export async function request(path: string, ask: Ask = {}): Promise<Response> {
  const response = await reach(path, ask);
  if (!response.ok) throw await problemFrom(response);
  return response;
}

/** The body of an answer, in the shape that the API documents for this route. */
export async function json<T>(response: Promise<Response>): Promise<T> {
  return (await (await response).json()) as T; // the OpenAPI document is the check, on the server's side
}

async function reach(path: string, { method, body, headers, signal, via = fetch }: Ask): Promise<Response> {
  try {
    return await via(path, {
      method: method ?? 'GET',
      headers: { Accept: 'application/json', ...(body === undefined ? {} : JSON_BODY), ...headers },
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof TypeError ? OFFLINE : error;
  }
}

const JSON_BODY = { 'Content-Type': 'application/json' };
