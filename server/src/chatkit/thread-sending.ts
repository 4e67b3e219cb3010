import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Owner } from '../database/database.js';
import { InvalidInput } from '../http/invalid-input.js';
import { MessageSender } from '../runs/message-sender.js';
import { type RepeatablePost } from '../runs/commands/sending.js';
import { type Run } from '../runs/journal/run.entity.js';
import { type ClientRequest, type UserMessageInput } from '../thread-events/client-request.js';
import { type ThreadItem } from '../thread-events/thread-items.js';
import { type ThreadStreamEvent } from '../thread-events/thread-stream-events.js';
import { ThreadFiles } from './thread-files.js';
import { ThreadItems } from './thread-items.js';
import { Threads, threadIdOf } from './threads.js';
import { pageToolsIn } from './page-tools.js';
import { partsOfInput, textOf } from './user-message.js';

const MAX_LENGTH = 10_000;

/** How long a message that was answered whole is still taken for a repetition: in a new thread, and in an old one. */
const SECONDS_ONCE_READ = { new: 3, old: 0 };

type Requested<Type extends ClientRequest['type']> = Extract<ClientRequest, { type: Type }>;
type Metadata = ClientRequest['metadata'];

/** A message that was taken in: its run, what its stream begins with, and what a repetition of it is known by. */
export interface Sent {
  readonly run: Run;
  readonly opening: readonly ThreadStreamEvent[];
  /** What came to an end because the user went on. */
  readonly ended: readonly ThreadStreamEvent[];
  readonly post: RepeatablePost;
}

/** Takes ChatKit's messages in, through the same door as all others. */
@Injectable()
export class ThreadSending {
  constructor(
    private readonly sender: MessageSender,
    private readonly threads: Threads,
    private readonly items: ThreadItems,
    private readonly files: ThreadFiles,
  ) {}

  /** Begins a thread with a message; the same request, silently sent again, begins no other. */
  async create(user: Owner, { params: { input }, metadata }: Requested<'threads.create'>): Promise<Sent> {
    const { run, post } = await this.send(user, null, input, metadata);
    const thread = await this.threads.bare(user, run.conversationId);
    const opening: ThreadStreamEvent[] = [{ type: 'thread.created', thread }, await this.question(user, run)];
    return { run, opening, ended: [], post };
  }

  /** Adds a message to a thread; whatever waits there for the user's decision is denied by it. */
  async add(user: Owner, { params, metadata }: Requested<'threads.add_user_message'>): Promise<Sent> {
    const id = threadIdOf(params.thread_id);
    const waiting = await this.threads.waiting(user, id);
    const { run, post } = await this.send(user, id, params.input, metadata);
    const ended = waiting ? await this.items.ofMessage(user, id, waiting.assistantMessageId) : [];
    return { run, opening: [await this.question(user, run)], ended: ended.filter(hasCalls).map(replaced), post };
  }

  private async send(user: Owner, conversationId: string | null, input: UserMessageInput, metadata: Metadata) {
    const attachmentIds = [...new Set(input.attachments)];
    const names = await this.files.namesOf(user, attachmentIds);
    const content = textOf(input.content) || names.join(', ');
    refuseUnfit(content);
    const body = JSON.stringify(input);
    const post: RepeatablePost = {
      key: createHash('sha256').update(body).digest('hex'),
      secondsOnceRead: SECONDS_ONCE_READ[conversationId === null ? 'new' : 'old'],
    };
    const model = input.inference_options.model ?? undefined;
    const more = { parts: partsOfInput(input, pageToolsIn(metadata)), attachmentIds };
    return { run: await this.sender.begin(user, { conversationId, content, model, repeatable: post, ...more }), post };
  }

  private async question(user: Owner, run: Run): Promise<ThreadStreamEvent> {
    const [item] = await this.items.ofMessage(user, run.conversationId, run.userMessageId);
    if (!item) throw new Error(`The message ${run.userMessageId} has gone`);
    return { type: 'thread.item.done', item };
  }
}

function refuseUnfit(content: string): void {
  const length = [...content].length;
  if (length >= 1 && length <= MAX_LENGTH && !content.includes('\0')) return;
  const message = `A message must have 1 to ${MAX_LENGTH.toLocaleString('en')} characters, and no NUL.`;
  throw new InvalidInput([{ field: 'params.input.content', message }]);
}

function hasCalls({ type }: ThreadItem): boolean {
  return type === 'workflow' || type === 'structured_input';
}

function replaced(item: ThreadItem): ThreadStreamEvent {
  return { type: 'thread.item.replaced', item };
}
