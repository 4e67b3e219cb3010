import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';

const RECONNECT_MS = 200;

export interface Listener {
  /** Called with the payload of each notification. */
  readonly received: (payload: string) => void;
  /** Called after every (re)connect: what came in between was missed. */
  readonly connected?: () => void;
}

/** A lock in the terms of `pg_advisory_lock_shared`: what it is about, and which one. */
export type SessionLock = readonly [about: number, which: number];

/** What processes tell each other through PostgreSQL; holds one connection of its own and renews it when it breaks. */
@Injectable()
export class Notifications implements OnApplicationShutdown {
  private readonly logger = new Logger(Notifications.name);
  private readonly listeners = new Map<string, Listener[]>();
  private readonly locks: SessionLock[] = [];
  private client: Client | undefined;
  /** There from when everything is set up on it. */
  private socket: Socket | undefined;
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

  /** Holds the lock from now on, whenever there is a connection; PostgreSQL frees it when this process is gone. */
  async hold(lock: SessionLock): Promise<void> {
    this.locks.push(lock);
    this.running ??= this.keepConnected();
    if (this.client) await take(this.client, lock);
  }

  /** Connects anew when we believe in a connection that PostgreSQL does not know any more. */
  renew(): void {
    this.socket?.destroy();
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
      this.socket = undefined;
      await delay(RECONNECT_MS);
    }
  }

  /** Resolves when the connection has ended. */
  private async connectOnce(): Promise<void> {
    const socket = new Socket();
    const connection = { connectionString: this.url, keepAlive: true, stream: () => socket };
    const client = new Client({ ...connection, application_name: 'chatkeep listener' });
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    client.on('error', () => undefined);
    client.on('notification', ({ channel, payload = '' }) => this.dispatch(channel, payload));
    this.client = client;
    try {
      await client.connect();
      for (const lock of this.locks) await take(client, lock);
      for (const channel of this.listeners.keys()) await client.query(`LISTEN ${channel}`);
      this.socket = socket;
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

/** Shared, since PostgreSQL may not have noticed yet that an earlier connection of this process is gone. */
async function take(client: Client, lock: SessionLock): Promise<void> {
  await client.query(`SELECT pg_advisory_lock_shared($1, $2)`, [...lock]);
}
