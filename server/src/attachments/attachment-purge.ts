import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { AttachmentsRepository } from './attachments.repository.js';

const EVERY_MS = 60 * 60 * 1000;

/** Forgets, every hour, the files that were uploaded and never sent. */
@Injectable()
export class AttachmentPurge implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(AttachmentPurge.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly attachments: AttachmentsRepository) {}

  onApplicationBootstrap(): void {
    const purge = () => this.attachments.purge().catch((error: unknown) => this.logger.warn(String(error)));
    this.timer = setInterval(() => void purge(), EVERY_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
