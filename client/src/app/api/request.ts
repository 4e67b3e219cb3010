import { OFFLINE, problemFrom } from './problem';

/** How a request differs from a plain `GET`. */
export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON, unless it is a form or a file. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** What sends the request; the browser's own when not given. */
  readonly via?: typeof fetch;
}

/** Asks the server; a refusal or a broken line is thrown as a problem. */
export async function request(path: string, options: RequestOptions = {}): Promise<Response> {
  const response = await reach(path, options);
  if (!response.ok) throw await problemFrom(response);
  return response;
}

/** The body of an answer, in the shape that the API documents for this route. */
export async function json<T>(response: Promise<Response>): Promise<T> {
  return (await (await response).json()) as T; // the OpenAPI document is the check, on the server's side
}

async function reach(path: string, { method, body, headers, signal, via = fetch }: RequestOptions): Promise<Response> {
  try {
    return await via(path, {
      method: method ?? 'GET',
      headers: { Accept: 'application/json', ...(body === undefined || isRaw(body) ? {} : JSON_BODY), ...headers },
      body: body === undefined ? null : isRaw(body) ? body : JSON.stringify(body),
      signal: signal ?? null,
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof TypeError ? OFFLINE : error;
  }
}

/** A file as the field `file` of a form, as uploads have it. */
export function formWith(file: File): FormData {
  const form = new FormData();
  form.append('file', file);
  return form;
}

function isRaw(body: unknown): body is FormData | Blob {
  return body instanceof FormData || body instanceof Blob;
}

const JSON_BODY = { 'Content-Type': 'application/json' };
