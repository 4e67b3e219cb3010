import { once } from 'node:events';
import { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { Frame } from './answer.js';
import { Faults } from './faults.js';

/** How fast the demo model speaks. */
export interface Pace {
  firstTokenMs: number;
  chunkMs: number;
}

const BREAKS = ['cut', 'eof', 'hang', 'error-event', 'junk-line'] as const;

/** Sends the events of one answer at their pace, and breaks off where the faults say. */
export class FrameWriter {
  private paced = 0;

  constructor(
    private readonly response: ServerResponse,
    private readonly pace: Pace,
    private readonly faults: Faults,
    private readonly gone: AbortSignal,
  ) {}

  async send(frames: Iterable<Frame>): Promise<void> {
    this.response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache',
      'x-request-id': 'req_demo',
    });
    this.response.flushHeaders();
    for (const frame of frames) {
      if (frame.paced && (await this.isBroken())) return;
      await this.write(`${frame.event ? `event: ${frame.event}\n` : ''}data: ${textOf(frame)}\n\n`);
    }
    this.response.end();
  }

  /** Waits for the next piece's time; tells whether the stream has ended there. */
  private async isBroken(): Promise<boolean> {
    const ms = this.paced === 0 ? this.pace.firstTokenMs : this.pace.chunkMs;
    if (ms > 0) await setTimeout(ms, undefined, { signal: this.gone });
    const fault = BREAKS.find((name) => this.faults.has(name) && this.paced === (this.faults.get(name) ?? 0));
    this.paced += 1;
    return fault !== undefined && (await this.breakOff(fault));
  }

  private async breakOff(fault: (typeof BREAKS)[number]): Promise<boolean> {
    switch (fault) {
      case 'cut':
        this.response.destroy();
        return true;
      case 'eof':
        this.response.end();
        return true;
      case 'hang':
        if (!this.gone.aborted) await once(this.gone, 'abort');
        return true;
      case 'error-event':
        this.response.end(`event: error\ndata: ${JSON.stringify(ERROR)}\n\n`);
        return true;
      case 'junk-line':
        await this.write('data: {"half\n\n');
        return false;
    }
  }

  private async write(text: string): Promise<void> {
    if (!this.response.write(text)) await once(this.response, 'drain', { signal: this.gone });
  }
}

const ERROR = {
  type: 'error',
  code: 'server_error',
  message: 'The demo model was told to fail.',
  error: { code: 'server_error', message: 'The demo model was told to fail.' },
};

function textOf({ data }: Frame): string {
  return typeof data === 'string' ? data : JSON.stringify(data);
}
