import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type MessageList } from '../../src/messages/messages.dto.js';
import { type SentMessage } from '../../src/runs/runs.dto.js';
import { type Answer, type Person } from '../person.js';
import { type Reading, type Sent } from './observed.js';
import { contentOf, type Order } from './order.js';
import { type Random } from './random.js';
import { readToEnd } from './reader.js';

/** An order and when it is sent, on the clock of `performance.now()`. */
export type TimedOrder = Order & { readonly at: number };

/** Where servers are at the moment; some of them may be dead. */
export type Servers = () => string;

/** Somebody who sends orders one after another, reads every answer, stops some, and never gives up. */
export class Customer {
  readonly sent: Sent[] = [];
  readonly readings: Reading[] = [];
  /** How often something had to be asked again. */
  retries = 0;

  constructor(
    private readonly person: Person,
    private readonly conversationId: string,
    private readonly servers: Servers,
    private readonly random: Random,
    private readonly over: AbortSignal,
  ) {}

  /** Sends each order when its time has come, now and then before the last answer is there; ends with the last one. */
  async order(orders: readonly TimedOrder[], onAccepted?: (sent: Sent) => void): Promise<void> {
    const answers: Promise<unknown>[] = [];
    for (const order of orders) {
      await delay(Math.max(0, order.at - performance.now()), undefined, { signal: this.over });
      const sent = { order, runId: await this.send(order) };
      this.sent.push(sent);
      onAccepted?.(sent);
      const answered = Promise.all([this.read(sent.runId), this.stop(sent)]);
      answers.push(answered);
      if (!order.isHasty) await answered;
    }
    await Promise.all(answers);
  }

  /** Sends the same message with the same key until a server says that it took it. */
  private async send(order: Order): Promise<string> {
    const headers = { 'Idempotency-Key': randomUUID(), Prefer: 'respond-async' };
    const path = `/api/chat/conversations/${this.conversationId}/messages`;
    const body = { content: contentOf(order) };
    const answer = await this.insist((at) => at.post<SentMessage>(path, body, headers));
    return answer.body.run.id;
  }

  private async stop({ order, runId }: Sent): Promise<void> {
    if (order.stopAfterMs === null) return;
    await delay(order.stopAfterMs, undefined, { signal: this.over });
    await this.insist((at) => at.post(`/api/chat/runs/${runId}/cancel`));
  }

  private async read(runId: string): Promise<void> {
    const reading = { runId, events: [] };
    this.readings.push(reading);
    const isLucky = () => this.random.between(1, 60);
    await readToEnd(reading, {
      at: () => this.at(),
      patience: isLucky,
      waits: () => this.denyAll(runId),
      over: this.over,
    });
  }

  /** Nobody knows what those calls have done: they are not made again. */
  private async denyAll(runId: string): Promise<void> {
    const { body } = await this.at().get<MessageList>(`/api/chat/conversations/${this.conversationId}/messages`);
    const calls = body.messages.flatMap((message) => (message.run_id === runId ? message.tool_calls : []));
    for (const { id, status, arguments_sha256 } of calls)
      if (status === 'unknown_outcome')
        await this.at().post(`/api/chat/tool-calls/${id}/decision`, {
          decision: 'deny',
          scope: 'once',
          arguments_sha256,
        });
  }

  private async insist<Body>(ask: (person: Person) => Promise<Answer<Body>>): Promise<Answer<Body>> {
    for (;;) {
      const answer = await ask(this.at()).catch(() => null);
      if (answer && answer.status < 300) return answer;
      this.retries += 1;
      await delay(this.random.between(50, 250), undefined, { signal: this.over });
    }
  }

  private at(): Person {
    return this.person.at(this.servers());
  }
}
