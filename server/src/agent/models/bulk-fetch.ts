import { Agent, type Dispatcher, interceptors, request } from 'undici';

type Body = Dispatcher.ResponseData['body'];

/** Proxies in front of model servers may send one on. */
const agent = new Agent().compose(interceptors.redirect({ maxRedirections: 5 }));

/** Statuses of answers that have no body. */
const EMPTY = [204, 205, 304];

/**
 * A response whose body can be read in bulk instead: all that has come since the last look is one piece. The platform's
 * own streams wake their reader for every packet, which is every token of an answer, and cost more than reading it.
 */
export class BulkResponse extends Response {
  constructor(
    /** Nothing has been read of it as long as nobody reads the response itself. */
    readonly bulk: Body,
    status: number,
    headers: Headers,
  ) {
    super(EMPTY.includes(status) ? null : bulk, { status, headers });
  }
}

/** Asks as `fetch` does, as far as the SDK needs it. */
export async function bulkFetch(url: string | URL | Request, init: RequestInit = {}): Promise<BulkResponse> {
  const { statusCode, headers, body } = await request(url instanceof Request ? url.url : url, {
    method: init.method ?? 'GET',
    headers: Object.fromEntries(new Headers(init.headers)),
    body: init.body as string | null, // the SDK sends JSON
    signal: init.signal ?? null,
    dispatcher: agent,
  });
  const received = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  return new BulkResponse(body, statusCode, new Headers(received));
}
