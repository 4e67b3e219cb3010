import { once } from 'node:events';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { Answer, Frame } from './answer.js';
import { calledTools } from './called-tools.js';
import { chatBody, chatFrames } from './chat-encoder.js';
import { DemoRequest } from './demo-request.js';
import { distorted, Faults, faultsIn, httpFault, withoutMarkers } from './faults.js';
import { FrameWriter, Pace } from './frame-writer.js';
import { JournalEntry } from './journal.js';
import { plan } from './planner.js';
import { readChatRequest, readResponsesRequest } from './read-request.js';
import { responsesBody, responsesFrames } from './responses-encoder.js';

/** The only model that the demo model's server has. */
export const DEMO_MODEL_ID = 'demo-scripted';

interface Endpoint {
  read(body: unknown): DemoRequest;
  frames(answer: Answer): Iterable<Frame>;
  whole(answer: Answer): object;
}

const ENDPOINTS: Partial<Record<string, Endpoint>> = {
  '/v1/chat/completions': { read: readChatRequest, frames: chatFrames, whole: chatBody },
  '/v1/responses': { read: readResponsesRequest, frames: responsesFrames, whole: responsesBody },
};

const MODELS = { object: 'list', data: [{ id: DEMO_MODEL_ID, object: 'model', created: 0, owned_by: 'chatkeep' }] };
const NO_FAULTS: Faults = new Map();

/** A scripted stand-in for a model server: the same wire, on loopback, without an account. */
export class DemoModel {
  /** What was asked so far; kept only where faults are allowed, in tests. */
  readonly requests: JournalEntry[] = [];

  private readonly server = createServer((request, response) => {
    this.serve(request, response).catch((error: unknown) => this.giveUp(response, error));
  });
  private readonly faultsServed = new Map<string, number>();
  private readonly pace: Pace;
  private readonly allowsFaults: boolean;

  constructor({ firstTokenMs = 150, chunkMs = 15, faults = false }: Partial<Pace> & { faults?: boolean } = {}) {
    this.pace = { firstTokenMs, chunkMs };
    this.allowsFaults = faults;
  }

  /** How many requests were given up by those who made them. */
  get aborted(): number {
    return this.requests.filter(({ outcome }) => outcome === 'aborted').length;
  }

  async start(): Promise<{ baseUrl: string }> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('The demo model has no port.');
    return { baseUrl: `http://127.0.0.1:${address.port}/v1` };
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/v1/models') return send(response, 200, MODELS);
    const endpoint = request.method === 'POST' ? ENDPOINTS[path] : undefined;
    if (!endpoint) return send(response, 404, errorBody('There is nothing here.'));
    const body = await json(request);
    if (this.allowsFaults) this.note(path, request, body, response);
    await this.answer(endpoint, endpoint.read(body), response);
  }

  private async answer(endpoint: Endpoint, asked: DemoRequest, response: ServerResponse): Promise<void> {
    const faults = this.faultsFor(asked.said.at(-1) ?? '');
    const instead = httpFault(faults);
    if (instead) return void response.writeHead(instead.status, instead.headers).end(instead.body);
    if (faults.has('drop')) return void response.destroy();
    if (faults.has('silence')) return;

    const request = this.allowsFaults ? { ...asked, said: asked.said.map(withoutMarkers) } : asked;
    const items = (this.allowsFaults ? calledTools(request) : null) ?? plan(request);
    const answer = distorted({ ...request, items, finish: 'stop' }, faults, request);
    if (!request.isStreaming) return send(response, 200, endpoint.whole(answer));
    const pace = { ...this.pace, chunkMs: faults.get('pace') ?? this.pace.chunkMs };
    await new FrameWriter(response, pace, faults, goneSignal(response)).send(endpoint.frames(answer));
  }

  /** The faults of a text; `[[fault:times:n]]` means only the first n requests with it. */
  private faultsFor(text: string): Faults {
    if (!this.allowsFaults) return NO_FAULTS;
    const faults = faultsIn(text);
    const served = (this.faultsServed.get(text) ?? 0) + 1;
    this.faultsServed.set(text, served);
    return served > (faults.get('times') ?? Infinity) ? NO_FAULTS : faults;
  }

  private note(path: string, request: IncomingMessage, body: unknown, response: ServerResponse): void {
    const ended = new Promise<void>((resolve) => response.once('close', resolve)).then(() => {
      entry.outcome = response.writableFinished ? 'answered' : 'aborted';
    });
    const entry: JournalEntry = { path, authorization: request.headers.authorization, body, outcome: 'open', ended };
    this.requests.push(entry);
  }

  private giveUp(response: ServerResponse, error: unknown): void {
    if (response.headersSent) response.destroy();
    else send(response, 400, errorBody(String(error)));
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function errorBody(message: string): object {
  return { error: { message, type: 'invalid_request_error', code: null } };
}

function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}
