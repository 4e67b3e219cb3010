import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const CALL = /^call (\S+)(?: (\{.*\}))?$/;

interface ChatMessage {
  readonly role: string;
  readonly content: string | null;
}

/**
 * A model behind the Chat Completions wire that does as it is told: `call wiki__edit {"page": 1}` makes it ask for that
 * call, several of these lines for several calls at once, and its next turn says what the last one came to. Its calls are known by what `callId` makes.
 */
export async function callingModel(callId = () => `call_${crypto.randomUUID()}`) {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      requests.push(body);
      const { messages } = JSON.parse(body) as { messages: ChatMessage[] };
      answer(response, messages.at(-1), callId);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    settings: { OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`, OPENAI_API: 'chat' },
    /** Everything it was sent, word for word. */
    requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(response: ServerResponse, last: ChatMessage | undefined, callId: () => string): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  const lines = last?.role === 'user' ? (last.content ?? '').split('\n') : [];
  const calls = lines.flatMap((line) => {
    const [, name, args = '{}'] = CALL.exec(line) ?? [];
    return name === undefined ? [] : [{ type: 'function', function: { name, arguments: args } }];
  });
  if (calls.length > 0) {
    const tool_calls = calls.map((call, index) => ({ index, id: callId(), ...call }));
    send(response, { tool_calls }, 'tool_calls');
  } else send(response, { content: `It came to: ${last?.content}` }, 'stop');
  response.end('data: [DONE]\n\n');
}

function send(response: ServerResponse, delta: object, reason: string): void {
  for (const choice of [
    { index: 0, delta, finish_reason: null },
    { index: 0, delta: {}, finish_reason: reason },
  ])
    response.write(
      `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [choice] })}\n\n`,
    );
}
