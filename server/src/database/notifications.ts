import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';

const RECONNECT_MS = 200;

export interface Listener {
  /** Called with the payload of each notification. */
  readonly received: (payload: string) => void;
  /** Called after every (re)connect: what came in between was missed. */
  readonly connected?: () => void;
}

/** What processes tell each other through PostgreSQL; holds one connection of its own and renews it when it breaks. */
@Injectable()
export class Notifications implements OnApplicationShutdown {
  private readonly logger = new Logger(Notifications.name);
  private readonly listeners = new Map<string, Listener[]>();
  private client: Client | undefined;
  private isClosed = false;
  private running: Promise<void> | undefined;

  constructor(private readonly url: string) {}

  /** Hears `channel` from now on. */
  async listen(channel: string, listener: Listener): Promise<void> {
    this.listeners.set(channel, [...(this.listeners.get(channel) ?? []), listener]);
    this.running ??= this.keepConnected();
    if (!this.client) return;
    await this.client.query(`LISTEN ${channel}`);
    listener.connected?.();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isClosed = true;
    await this.client?.end().catch(() => undefined);
    await this.running;
  }

  private async keepConnected(): Promise<void> {
    while (!this.isClosed) {
      await this.connectOnce().catch((error: unknown) => this.logger.warn(`Not listening: ${String(error)}`));
      this.client = undefined;
      await delay(RECONNECT_MS);
    }
  }

  /** Resolves when the connection has ended. */
  private async connectOnce(): Promise<void> {
    const client = new Client({ connectionString: this.url, keepAlive: true, application_name: 'chatkeep listener' });
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    client.on('error', () => undefined);
    client.on('notification', ({ channel, payload = '' }) => this.dispatch(channel, payload));
    this.client = client;
    try {
      await client.connect();
      for (const channel of this.listeners.keys()) await client.query(`LISTEN ${channel}`);
      for (const listener of [...this.listeners.values()].flat()) listener.connected?.();
      await ended;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private dispatch(channel: string, payload: string): void {
    for (const { received } of this.listeners.get(channel) ?? []) received(payload);
  }
}
