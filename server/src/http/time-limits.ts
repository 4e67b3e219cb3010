import { type Server } from 'node:http';

interface TimeLimits {
  readonly headersMs?: number;
  readonly requestMs?: number;
  readonly checkMs?: number;
}

/**
 * A client has fifteen seconds for its headers and five minutes for its whole request, which is enough for a big file
 * on a bad line; node looks every five seconds. Call it before the server listens. Answers take as long as they take.
 */
export function boundTimes(
  server: Server & { connectionsCheckingInterval?: number }, // node keeps it there, its types do not
  { headersMs = 15_000, requestMs = 300_000, checkMs = 5_000 }: TimeLimits = {},
): void {
  server.headersTimeout = headersMs;
  server.requestTimeout = requestMs;
  server.connectionsCheckingInterval = checkMs;
}
