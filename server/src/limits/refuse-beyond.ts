import { RateLimited } from '../http/rate-limited.js';
import { type Hits } from './rate-counters.js';

/** Throws `RateLimited`, with `words`, when there were more hits than `limit` within their window. */
export function refuseBeyond(limit: number, { total, resetsInMs }: Hits, words: string): void {
  if (total > limit) throw new RateLimited(`${words} Please wait a moment.`, Math.max(1, Math.ceil(resetsInMs / 1000)));
}
