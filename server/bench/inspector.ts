import { once } from 'node:events';

/** What V8's profiler tells, as far as it is read here. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** What a server is started with that an inspector is to look into. */
export function inspected(port: number): string {
  return `--inspect=127.0.0.1:${port}`;
}

/** A look into a server that is at work, by V8's own protocol. */
export class Inspector implements Disposable {
  private constructor(private readonly socket: WebSocket) {}

  /** Of the server that was started as `inspected` at this port. */
  static async at(port: number): Promise<Inspector> {
    const response = await fetch(`http://127.0.0.1:${port}/json/list`);
    const [target] = (await response.json()) as { webSocketDebuggerUrl: string }[]; // node's own list
    const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '');
    await once(socket, 'open');
    return new Inspector(socket);
  }

  /** One question at a time, so that the next answer is its. */
  async ask(method: string, params: object = {}): Promise<{ profile?: CpuProfile }> {
    this.socket.send(JSON.stringify({ id: 1, method, params }));
    for (;;) {
      const [message] = (await once(this.socket, 'message')) as [{ readonly data: string }]; // text, in V8's protocol
      const { id, result } = JSON.parse(message.data) as { id?: number; result?: { profile?: CpuProfile } };
      if (id === 1) return result ?? {};
    }
  }

  /** Lets the server forget what it does not need any more, so that what it holds can be told. */
  async collectGarbage(): Promise<void> {
    await this.ask('HeapProfiler.enable');
    await this.ask('HeapProfiler.collectGarbage');
    await this.ask('HeapProfiler.disable');
  }

  [Symbol.dispose](): void {
    this.socket.close();
  }
}
