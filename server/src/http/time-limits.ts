import { type Server } from 'node:http';

interface TimeLimits {
  readonly headersMs?: number;
  readonly requestMs?: number;
  readonly checkMs?: number;
}

const KEPT_MS = 75_000;

/**
 * A client has fifteen seconds for its headers and five minutes for its whole request, which is enough for a big file
 * on a bad line; node looks every five seconds. Call it before the server listens. Answers take as long as they take. A
 * quiet connection is kept for longer than proxies keep theirs, so that none sends a request into one that we just closed.
 */
export function boundTimes(
  server: Server & { connectionsCheckingInterval?: number }, // node keeps it there, its types do not
  { headersMs = 15_000, requestMs = 300_000, checkMs = 5_000 }: TimeLimits = {},
): void {
  server.headersTimeout = headersMs;
  server.requestTimeout = requestMs;
  server.keepAliveTimeout = KEPT_MS;
  server.connectionsCheckingInterval = checkMs;
}
