import OpenAI, { type ClientOptions } from 'openai';

/** Which model server to ask, and as whom. */
export interface ModelServer {
  readonly apiKey?: string | null | undefined;
  readonly baseUrl?: string | null | undefined;
}

const OPENAI = 'https://api.openai.com/v1';

/** A client of one model server; reads nothing from the environment, and says nothing in logs. */
export function openAiClient({ apiKey, baseUrl }: ModelServer, options: ClientOptions): OpenAI {
  return new OpenAI({
    apiKey: apiKey || 'none',
    baseURL: baseUrl || OPENAI,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    ...options,
  });
}
