import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What a network can do to what passes through it. */
export type NetworkFault =
  | { readonly kind: 'latency'; readonly ms: number }
  /** Every connection is reset at once. */
  | { readonly kind: 'reset' }
  /** Each connection ends after so many more bytes from the server. */
  | { readonly kind: 'cut'; readonly bytes: number }
  /** The server has forgotten every connection, and neither it nor the network says so; new ones work. */
  | { readonly kind: 'half-open' }
  /** Nothing passes and nobody is told; what was said passes when the fault is over. */
  | { readonly kind: 'black-hole' }
  | { readonly kind: 'throttle'; readonly bytesPerSecond: number };

interface Link {
  readonly client: Socket;
  readonly server: Socket;
  isForgotten: boolean;
  bytesLeft: number;
}

const TICK_MS = 50;

/** A way through loopback to one port that can be made bad, for all that goes through it. */
export class FaultProxy implements AsyncDisposable {
  private readonly links = new Set<Link>();
  private readonly listener = createServer((client) => this.link(client));
  private fault: NetworkFault | null = null;
  private healed = Promise.withResolvers<undefined>();

  private constructor(private readonly target: { readonly host: string; readonly port: number }) {}

  /** A proxy to where `url` leads. */
  static async to(url: string): Promise<FaultProxy> {
    const { hostname, port } = new URL(url);
    const proxy = new FaultProxy({ host: hostname, port: Number(port) });
    proxy.listener.listen(0, '127.0.0.1');
    await once(proxy.listener, 'listening');
    return proxy;
  }

  /** The same address, by way of this proxy. */
  through(url: string): string {
    const address = new URL(url);
    const { port } = this.listener.address() as AddressInfo; // it listens on a port
    address.port = String(port);
    return address.href;
  }

  /** From now on the network is like this. */
  break(fault: NetworkFault): void {
    this.fault = fault;
    for (const link of this.links) {
      if (fault.kind === 'reset') this.reset(link);
      if (fault.kind === 'cut') link.bytesLeft = fault.bytes;
      if (fault.kind === 'half-open') link.isForgotten = true;
    }
  }

  /** From now on the network is good; a forgotten connection stays forgotten. */
  heal(): void {
    this.fault = null;
    for (const link of this.links) link.bytesLeft = Infinity;
    this.healed.resolve(undefined);
    this.healed = Promise.withResolvers();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.heal();
    for (const link of this.links) this.reset(link);
    await new Promise((resolve) => this.listener.close(resolve));
  }

  private link(client: Socket): void {
    const server = connect(this.target);
    const bytesLeft = this.fault?.kind === 'cut' ? this.fault.bytes : Infinity;
    const link = { client, server, isForgotten: false, bytesLeft };
    this.links.add(link);
    if (this.fault?.kind === 'reset') this.reset(link);
    void this.carry(link, client, server);
    void this.carry(link, server, client);
  }

  private async carry(link: Link, from: Socket, to: Socket): Promise<void> {
    let passed = Promise.resolve();
    to.on('error', () => undefined);
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        const arrived = this.fault?.kind === 'latency' ? this.orHealed(this.fault.ms) : undefined;
        passed = passed.then(() => arrived).then(() => this.pass(link, to, chunk));
      }
    } catch {
      // a connection that breaks ends on both sides
    }
    await passed;
    if (link.isForgotten) return;
    to.end();
    this.links.delete(link);
  }

  private async pass(link: Link, to: Socket, chunk: Buffer): Promise<void> {
    while (this.fault?.kind === 'black-hole') await this.healed.promise;
    if (link.isForgotten) return;
    if (this.fault?.kind === 'throttle') return await this.trickle(to, chunk, this.fault.bytesPerSecond);
    if (to !== link.client) return void to.write(chunk);
    to.write(chunk.subarray(0, link.bytesLeft));
    link.bytesLeft -= chunk.length;
    if (link.bytesLeft > 0) return;
    link.client.destroySoon();
    link.server.destroy();
  }

  private async trickle(to: Socket, chunk: Buffer, bytesPerSecond: number): Promise<void> {
    const size = Math.max(1, Math.floor((bytesPerSecond * TICK_MS) / 1000));
    for (let at = 0; at < chunk.length; at += size) {
      await this.orHealed(TICK_MS);
      to.write(chunk.subarray(at, at + size));
    }
  }

  private async orHealed(ms: number): Promise<void> {
    if (this.fault === null) return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => resolve(undefined), ms);
    await Promise.race([promise, this.healed.promise]);
    clearTimeout(timer);
  }

  private reset({ client, server }: Link): void {
    client.resetAndDestroy();
    server.destroy();
  }
}
