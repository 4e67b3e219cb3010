import { Beat } from '../beat.js';
import { Model } from '../model.js';
import { bulkFetch } from './bulk-fetch.js';
import { ChatModel } from './chat-model.js';
import { type ModelServer, openAiClient } from './openai-client.js';
import { ResponsesModel } from './responses-model.js';

/** Which model server to ask, how, and how long it may keep silent in the middle of an answer. */
export interface ModelOptions extends ModelServer {
  api: 'responses' | 'chat';
  idleTimeoutMs?: number;
  /** When to look for more of an answer. */
  beat?: Beat;
}

const HEADERS_MS = 30_000;
const RETRY_MS = 500;

/** The adapter for one model server; reads nothing from the environment. */
export function createModel({ apiKey, baseUrl, api, idleTimeoutMs = 60_000, beat = new Beat() }: ModelOptions): Model {
  const client = openAiClient({ apiKey, baseUrl }, { maxRetries: 0, fetch: bulkFetch });
  const patience = { headersMs: HEADERS_MS, idleMs: idleTimeoutMs, retryMs: RETRY_MS, beat };
  if (api === 'responses') return new ResponsesModel(client, patience);
  // A local server loads its model before it sends headers: one setting makes it time for both.
  return new ChatModel(client, { ...patience, headersMs: Math.max(HEADERS_MS, idleTimeoutMs) });
}
