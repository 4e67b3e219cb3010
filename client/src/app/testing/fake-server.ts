import { FakeUpload } from './fake-upload';

/** What was asked of the fake server. */
interface Asked {
  readonly route: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
}

/** What a spec lets the server answer, and what it was asked. */
export interface FakeServer {
  readonly asked: readonly Asked[];
  json(route: string, body: unknown, status?: number): void;
  /** Answers once the spec says so. */
  later(route: string, body: unknown, status?: number): () => void;
  refuse(route: string, status: number, problem: { code: string; detail?: string; errors?: readonly unknown[] }): void;
  stream(route: string, events: readonly unknown[], firstId?: number): void;
  unreachable(route: string): void;
}

type Answer = () => Response | Promise<Response>;

/** What Ada is given who signs in. */
export const ADA = {
  access_token: 'token',
  token_type: 'Bearer',
  expires_in: 900,
  user: { id: 'u1', email: 'ada@example.org', name: 'Ada', created_at: '2026-11-23T14:02:00.000Z' },
};

/** What the next one is given who signs in. */
export const EVE = {
  ...ADA,
  access_token: 'token of Eve',
  user: { ...ADA.user, id: 'u2', email: 'eve@example.org', name: 'Eve' },
};

/**
 * Puts a server in place of `fetch`, and of what uploads are sent by: each route gives its answers in order, the last
 * one again and again.
 */
export function answers(): FakeServer {
  const routes = new Map<string, Answer[]>();
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => {
    if (init.signal?.aborted) return Promise.reject(init.signal.reason as Error);
    const request = requestOf(path, init);
    asked.push(request);
    const answer = nextAnswer(routes.get(request.route));
    if (!answer) return Promise.reject(new Error(`Nobody answers ${request.route}`));
    return unlessAborted(Promise.resolve().then(answer), init.signal);
  });
  vi.stubGlobal('XMLHttpRequest', FakeUpload);
  const server = {
    asked,
    ...answering((route, answer) => void routes.set(route, [...(routes.get(route) ?? []), answer])),
  };
  server.json('POST /api/auth/login', ADA);
  server.json('POST /api/auth/refresh', ADA);
  return server;
}

function requestOf(path: string, init: RequestInit): Asked {
  const [address, query] = path.split('?');
  return {
    route: `${init.method ?? 'GET'} ${address ?? ''}`,
    query: new URLSearchParams(query),
    headers: new Headers(init.headers),
    body: typeof init.body === 'string' ? JSON.parse(init.body) : null,
  };
}

function nextAnswer(left: Answer[] = []): Answer | undefined {
  return left.length > 1 ? left.shift() : left[0];
}

/** The ways of giving a route another answer, by what adds one. */
function answering(add: (route: string, answer: Answer) => void): Omit<FakeServer, 'asked'> {
  return {
    json: (route, body, status = 200) => add(route, () => Response.json(body, { status })),
    later: (route, body, status = 200) => {
      const { promise, resolve } = Promise.withResolvers<Response>();
      add(route, () => promise);
      return () => resolve(Response.json(body, { status }));
    },
    refuse: (route, status, problem) =>
      add(route, () => Response.json(problem, { status, headers: { 'Content-Type': 'application/problem+json' } })),
    stream: (route, events, firstId = 1) => add(route, () => new Response(framed(events, firstId))),
    unreachable: (route) =>
      add(route, () => {
        throw new TypeError('Failed to fetch');
      }),
  };
}

/** As in a browser, who gives a request up does not wait for its answer. */
function unlessAborted<T>(answer: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal?.addEventListener('abort', () => reject(signal.reason as Error));
  return Promise.race([answer, promise]);
}

function framed(events: readonly unknown[], firstId: number): string {
  return `: hello\n\n${events.map((event, index) => `id: ${firstId + index}\ndata: ${JSON.stringify(event)}\n\n`).join('')}`;
}
