import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config/config.js';
import { DemoModel } from './demo-model.js';

/** The scripted model of this process; it runs only where no other model is configured. */
@Injectable()
export class DemoServer implements OnApplicationShutdown {
  private readonly demo: DemoModel;
  private started: Promise<{ baseUrl: string }> | undefined;

  constructor(private readonly config: Config) {
    const { demoPaceMs, demoFaults } = config.openai;
    this.demo = new DemoModel({ chunkMs: demoPaceMs, firstTokenMs: demoPaceMs * 10, faults: demoFaults });
  }

  /** Where the scripted model answers; nowhere when a real one is configured. */
  async baseUrl(): Promise<string | undefined> {
    if (!this.config.isDemo) return undefined;
    this.started ??= this.demo.start();
    return (await this.started).baseUrl;
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.started) await this.demo.stop();
  }
}
