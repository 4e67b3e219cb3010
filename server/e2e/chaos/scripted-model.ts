import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { chatFrames } from '../../src/demo-model/chat-encoder.js';
import { type DemoRequest } from '../../src/demo-model/demo-request.js';
import { type Faults, faultsIn } from '../../src/demo-model/faults.js';
import { FrameWriter } from '../../src/demo-model/frame-writer.js';
import { type PlannedItem, say } from '../../src/demo-model/planned-item.js';
import { readChatRequest } from '../../src/demo-model/read-request.js';
import { orderIn, textsOf } from './order.js';

const TOOLS = { charge: 'effects__charge', task: 'tasks__create_task' };

interface Exchange {
  readonly label: string;
  /** The API key, by which the processes of a fleet can be told apart. */
  readonly asker: string;
}

/** A model server that answers orders over OpenAI's wire, whoever asks and however often. */
export class ScriptedModel implements AsyncDisposable {
  private readonly open = new Set<Exchange>();
  private readonly broken = new Set<string>();
  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch(() => response.destroy());
  });

  static async start(): Promise<ScriptedModel> {
    const model = new ScriptedModel();
    model.server.listen(0, '127.0.0.1');
    await once(model.server, 'listening');
    return model;
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo; // it listens on a port
    return `http://127.0.0.1:${port}/v1`;
  }

  /** The orders that `asker` is being answered at the moment. */
  labelsOf(asker: string): string[] {
    return [...this.open].flatMap((exchange) => (exchange.asker === asker ? [exchange.label] : []));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = readChatRequest(await json(request));
    const text = asked.said.at(-1) ?? '';
    const exchange = { label: orderIn(text)?.label ?? '', asker: request.headers.authorization?.slice(7) ?? '' };
    const gone = new AbortController();
    this.open.add(exchange);
    response.once('close', () => {
      this.open.delete(exchange);
      gone.abort();
    });
    const faults = this.faultsOf(text);
    const pace = { firstTokenMs: 20, chunkMs: faults.get('pace') ?? 10 };
    const answer = { ...asked, items: planned(asked, text), finish: 'stop' as const };
    await new FrameWriter(response, pace, faults, gone.signal).send(chatFrames(answer));
  }

  /** A model that has broken off once answers well from then on. */
  private faultsOf(text: string): Faults {
    const faults = faultsIn(text);
    if (!faults.has('times') || !this.broken.has(text)) {
      this.broken.add(text);
      return faults;
    }
    return new Map([['pace', faults.get('pace')]]);
  }
}

function planned({ results }: DemoRequest, text: string): PlannedItem[] {
  const order = orderIn(text);
  if (!order) return [say('This is not an order.')];
  const [before, after] = textsOf(order);
  if (order.tool === 'none' || results.length > 0) return [say(after)];
  const given = order.tool === 'task' ? { title: order.label } : { key: order.label, ms: order.toolMs };
  return [say(before), { type: 'call', name: TOOLS[order.tool], arguments: JSON.stringify(given) }];
}
