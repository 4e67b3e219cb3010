import { Injectable } from '@nestjs/common';
import { MessageViews } from '../attachments/message-views.js';
import { type AuthenticatedUser } from '../auth/authenticated-user.js';
import { UserStreams } from '../auth/user-streams.js';
import { Config } from '../config/config.js';
import { type Owner } from '../database/database.js';
import { EventStream, type ServerSentEvent } from '../http/event-stream.js';
import { InvalidInput } from '../http/invalid-input.js';
import { isOver, type Run } from './journal/run.entity.js';
import { runView } from './journal/run.dto.js';
import { type StoredEvent } from './journal/run-stream-event.js';
import { Runs } from './runs.service.js';
import { type Sending } from './commands/sending.js';
import { type SendingForm } from './sending-form.js';

const WAIT_MS = 50_000;

/** Sends a message in one of three forms; what is stored and run is the same in all of them. */
@Injectable()
export class MessageSender {
  constructor(
    private readonly runs: Runs,
    private readonly views: MessageViews,
    private readonly streams: UserStreams,
    private readonly config: Config,
  ) {}

  async send(
    user: AuthenticatedUser,
    sending: Sending,
    form: SendingForm,
    gone: AbortSignal,
  ): Promise<Response | EventStream> {
    const open = form === 'stream' ? await this.streams.open(user, gone) : gone;
    const run = await this.begin(user, sending);
    switch (form) {
      case 'stream':
        return new EventStream(frames(this.runs.read(run, 0, open)), { 'X-Run-Id': run.id });
      case 'async':
        return await this.sent(user, run, 202);
      case 'wait': {
        const settled = await this.runs.settled(run, AbortSignal.any([gone, AbortSignal.timeout(WAIT_MS)]));
        return await this.sent(
          user,
          settled,
          isOver(settled.status) || settled.status === 'awaiting_approval' ? 201 : 202,
        );
      }
    }
  }

  /** Stores the message and begins its run; refuses a model that there is not. */
  async begin(user: Owner, sending: Sending): Promise<Run> {
    this.refuseUnknownModel(sending.model);
    return await this.runs.start(user, sending);
  }

  private async sent(user: Owner, run: Run, status: 201 | 202): Promise<Response> {
    const [question, answer] = await this.views.exchange(user, run.userMessageId, run.assistantMessageId);
    const body = { user_message: question, assistant_message: answer, run: runView(run) };
    return Response.json(body, { status, headers: { Location: `/api/chat/runs/${run.id}` } });
  }

  private refuseUnknownModel(model: string | undefined): void {
    if (model === undefined || this.config.models.includes(model)) return;
    throw new InvalidInput([{ field: 'model', message: `model must be one of ${this.config.models.join(', ')}.` }]);
  }
}

/** A run's events as server-sent events, numbered so that a reader can go on after any of them. */
export async function* frames(
  batches: AsyncIterable<readonly StoredEvent[]>,
): AsyncGenerator<readonly ServerSentEvent[]> {
  for await (const events of batches) yield events.map(({ seq, json }) => ({ id: seq, data: json }));
}
