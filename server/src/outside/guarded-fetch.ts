import { isIP } from 'node:net';
import { Agent, fetch, type RequestInit as UndiciRequestInit } from 'undici';
import { boundedResponse } from './bounded-response.js';
import { checkedLookup, NOT_PUBLIC, type Resolve } from './checked-lookup.js';
import { OutsideRefused } from './outside-refused.js';
import { isPublicAddress } from './public-address.js';

const MAX_RESPONSE_BYTES = 1_048_576;
const MAX_REDIRECTS = 3;
const DEADLINE_MS = 15_000;
const CONNECT_MS = 5_000;
const KEEPS_METHOD = [307, 308];
const REDIRECTS = [301, 302, 303, ...KEEPS_METHOD];

/** How far a fetch may go. */
export interface OutsideRules {
  /** Origins that whoever runs Chatkeep has named: only these may be private, and only these may be plain http. */
  readonly allowedOrigins?: readonly string[];
  /** The most that is read of one response, in bytes; 1 MB unless told. */
  readonly maxBytes?: number;
  /** Milliseconds until the last byte, 15 s unless told; Infinity where the caller's signal keeps the time. */
  readonly deadlineMs?: number;
  /** Looks names up; DNS unless told. */
  readonly resolve?: Resolve;
}

/** `fetch` for addresses that others choose. `onTooLarge` is called before a body fails for its size. */
export type OutsideFetch = (url: string | URL, init?: RequestInit, onTooLarge?: () => void) => Promise<Response>;

/** Goes wherever the named origins are; like the other one by no proxy. */
const direct = new Agent({ connect: { timeout: CONNECT_MS }, headersTimeout: 0, bodyTimeout: 0 });
const guarded = guardedAgent();

/**
 * A `fetch` that stays on the public internet over https, whatever a URL, a name or a redirect says. Follows redirects
 * within their origin that keep the method; throws `OutsideRefused` for every other step it does not take, and its
 * bodies fail with `ResponseTooLarge`.
 */
export function guardedFetch(rules: OutsideRules = {}): OutsideFetch {
  const { allowedOrigins = [], maxBytes = MAX_RESPONSE_BYTES, deadlineMs = DEADLINE_MS } = rules;
  const agent = rules.resolve ? guardedAgent(rules.resolve) : guarded;

  async function open(url: URL, init: RequestInit) {
    const isNamed = allowedOrigins.includes(url.origin);
    if (!isNamed) refuseUnsafe(url);
    const headers = [...new Headers(init.headers)];
    const options = { ...init, headers, redirect: 'manual', dispatcher: isNamed ? direct : agent };
    return await fetch(url, options as UndiciRequestInit).catch(throwRefusal); // the same standard, typed twice
  }

  return async (url, init = {}, onTooLarge = () => undefined) => {
    const inTime = Number.isFinite(deadlineMs) ? AbortSignal.timeout(deadlineMs) : undefined;
    const signals = [init.signal, inTime].filter((signal) => signal != null);
    const request = { ...init, ...(signals.length > 0 && { signal: AbortSignal.any(signals) }) };

    let at = new URL(url);
    for (let hop = 0; ; hop++) {
      const response = await open(at, request);
      const location = REDIRECTS.includes(response.status) ? response.headers.get('location') : null;
      if (location === null || init.redirect === 'manual') return boundedResponse(response, maxBytes, onTooLarge);
      await response.body?.cancel();
      if (init.redirect === 'error') throw new OutsideRefused(at.origin, 'it redirects');
      at = nextHop(at, location, response.status, request, hop);
    }
  };
}

function guardedAgent(resolve?: Resolve): Agent {
  return new Agent({
    connect: { timeout: CONNECT_MS, lookup: checkedLookup(resolve) },
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

/** What can be told from the address alone; names are checked when they are looked up. */
function refuseUnsafe(url: URL): void {
  if (url.protocol !== 'https:') throw new OutsideRefused(url.origin, 'it is not https');
  if (url.username !== '' || url.password !== '') throw new OutsideRefused(url.origin, 'it carries a password');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw new OutsideRefused(url.origin, NOT_PUBLIC);
}

function nextHop(from: URL, location: string, status: number, { method = 'GET' }: RequestInit, hop: number): URL {
  if (!URL.canParse(location, from.href)) throw new OutsideRefused(from.origin, 'it redirects to nowhere');
  const to = new URL(location, from);
  if (to.origin !== from.origin) throw new OutsideRefused(from.origin, `it redirects to ${to.origin}`);
  if (method !== 'GET' && !KEEPS_METHOD.includes(status))
    throw new OutsideRefused(from.origin, 'it redirects to another kind of request');
  if (hop >= MAX_REDIRECTS) throw new OutsideRefused(from.origin, `it redirects more than ${MAX_REDIRECTS} times`);
  return to;
}

/** undici hides why a connection was refused below a general error. */
function throwRefusal(error: unknown): never {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof OutsideRefused) throw cause;
  throw error;
}
