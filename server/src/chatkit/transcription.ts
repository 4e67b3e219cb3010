import { Injectable, Logger } from '@nestjs/common';
import { APIError, toFile } from 'openai';
import { openAiClient } from '../agent/models/openai-client.js';
import { toModelError } from '../agent/models/to-model-error.js';
import { Config } from '../config/config.js';
import { type Owner } from '../database/database.js';
import { Conflict } from '../http/conflict.js';
import { InvalidInput } from '../http/invalid-input.js';
import { Unavailable } from '../http/unavailable.js';
import { DictationLimit } from '../limits/dictation-limit.js';
import { type ParamsOf } from '../thread-events/client-request.js';

/** OpenAI's own choice for short dictation; servers that speak its protocol map the name, or answer 404. */
const MODEL = 'gpt-4o-mini-transcribe';
const TIMEOUT_MS = 60_000;

/** What browsers record, and what each file is called, by which the endpoint knows it. */
const NAMES: Partial<Record<string, string>> = {
  'audio/webm': 'speech.webm',
  'audio/mp4': 'speech.mp4',
  'audio/ogg': 'speech.ogg',
  'audio/wav': 'speech.wav',
  'audio/mpeg': 'speech.mp3',
};

/** Turns speech into text, at the model server's transcription endpoint. */
@Injectable()
export class Transcription {
  private readonly logger = new Logger(Transcription.name);

  constructor(
    private readonly config: Config,
    private readonly limit: DictationLimit,
  ) {}

  /** What was said; nobody goes on listening when whoever said it has `gone`. */
  async textOf(
    user: Owner,
    { audio_base64, mime_type }: ParamsOf<'input.transcribe'>,
    gone: AbortSignal,
  ): Promise<string> {
    const type = mime_type.split(';')[0]?.trim().toLowerCase() ?? '';
    const name = NAMES[type];
    if (name === undefined)
      throw new InvalidInput([{ field: 'params.mime_type', message: `Speech of type “${type}” cannot be read.` }]);
    if (this.config.isDemo) throw new Conflict('This server has no speech recognition: no model server is configured.');
    await this.limit.count(user);
    const file = await toFile(Buffer.from(audio_base64, 'base64'), name, { type });
    return await this.ask(file, gone);
  }

  private async ask(file: File, signal: AbortSignal): Promise<string> {
    const client = openAiClient(this.config.openai, { maxRetries: 1, timeout: TIMEOUT_MS });
    try {
      return (await client.audio.transcriptions.create({ file, model: MODEL }, { signal })).text;
    } catch (error) {
      if (error instanceof APIError && error.status === 404)
        throw new Conflict('The configured model server has no speech recognition.');
      if (!signal.aborted) this.logger.warn(`Speech was not transcribed: ${toModelError(error).message}`);
      throw new Unavailable('The speech could not be transcribed. Please try again, or type it.');
    }
  }
}
