import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { type Order, orderIn } from './order.js';
import { clock, stampText } from './stamps.js';

const PROLOGUE = '{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"stamping","choices":[';
const WORDS = ['A', 'log', 'is', 'written', 'before', 'the', 'pages', 'are,', 'so', 'that', 'nothing', 'is', 'lost.'];

/** When somebody hung up on the model before it had finished. */
const abandoned: number[] = [];

/** A model server that answers orders at an exact pace and writes into its tokens when it said them. */
const server = createServer((request, response) => {
  serve(request, response).catch(() => response.destroy());
});
server.keepAliveTimeout = 10_000; // the soak waits for it
server.listen(0, '127.0.0.1', 4096);
await once(server, 'listening');
console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url === '/abandoned') return void response.end(JSON.stringify(abandoned));
  const askedAt = clock();
  const { messages = [] } = (await json(request)) as { messages?: { role: string; content: unknown }[] };
  const question = messages.findLast(({ role }) => role === 'user')?.content;
  response.once('close', () => response.writableFinished || abandoned.push(clock()));
  response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
  response.socket?.setNoDelay(true);
  await speak(response, orderIn(textOf(question)), askedAt);
}

/** Content is a text, or a list of parts. */
function textOf(content: unknown): string {
  if (!Array.isArray(content)) return String(content);
  return content.map((part: { text?: string }) => part.text ?? '').join('');
}

/** Each token has its own time after the request, so that a late one does not delay the next. */
async function speak(response: ServerResponse, order: Order, askedAt: number): Promise<void> {
  for (let place = 0; place < order.tokens; place++) {
    const wait = askedAt + order.firstMs + place * order.gapMs - clock();
    if (wait > 0) await delay(wait);
    if (response.destroyed) return;
    response.write(frame({ content: token(order, place, askedAt) }, null));
  }
  response.end(`${frame({}, 'stop')}data: [DONE]\n\n`);
}

function token({ tokens, isStamped = false }: Order, place: number, askedAt: number): string {
  if (place === tokens - 1) return stampText('l', askedAt, clock());
  if (place === 0) return stampText('f', askedAt, clock());
  return isStamped ? stampText('m', askedAt, clock()) : `${WORDS[place % WORDS.length] ?? ''} `;
}

function frame(delta: object, reason: string | null): string {
  return `data: ${PROLOGUE}{"index":0,"delta":${JSON.stringify(delta)},"finish_reason":${JSON.stringify(reason)}}]}\n\n`;
}
