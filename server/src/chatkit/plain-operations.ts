import { Injectable } from '@nestjs/common';
import { type Owner } from '../database/database.js';
import { type PlainRequest } from '../thread-events/client-request.js';
import { ThreadFiles } from './thread-files.js';
import { ThreadOperations } from './thread-operations.js';
import { Transcription } from './transcription.js';

/** The operations that are answered by one JSON object. */
@Injectable()
export class PlainOperations {
  constructor(
    private readonly threads: ThreadOperations,
    private readonly files: ThreadFiles,
    private readonly transcription: Transcription,
  ) {}

  /** Answers a request; `gone` tells that nobody waits for the answer any more. */
  async answer(user: Owner, request: PlainRequest, gone: AbortSignal): Promise<object> {
    switch (request.type) {
      case 'attachments.create':
        return await this.files.create(user, request.params);
      case 'attachments.delete':
        await this.files.delete(user, request.params.attachment_id);
        return {};
      case 'input.transcribe':
        return { text: await this.transcription.textOf(user, request.params, gone) };
      default:
        return await this.threads.answer(user, request);
    }
  }
}
