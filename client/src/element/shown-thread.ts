import { signal } from '@angular/core';
import { type ClientToolItem } from '../app/api/thread-items';
import { type Extras } from '../app/chat/chat-source';
import { ChatStore } from '../app/chat/chat-store';
import { type ChatKitApi } from '../app/chatkit/chatkit-api';
import { ChatKitChatSource } from '../app/chatkit/chatkit-chat-source';
import { type Notice, type Thread, type ThreadListener } from '../app/chatkit/thread';
import { type Emit } from './emitter';
import { type Options } from './options';

/** A thread while it is on the screen, and what its server says about it. */
export class ShownThread implements ThreadListener {
  readonly source: ChatKitChatSource;
  readonly chat: ChatStore;
  readonly thread = signal<Thread | null>(null);
  readonly threadId = signal<string | null>(null);
  readonly isResponding = signal(false);
  readonly isCancelAllowed = signal(true);
  readonly progress = signal<string | null>(null);
  readonly notices = signal<readonly Notice[]>([]);
  private isOver = false;

  constructor(
    threadId: string | null,
    api: ChatKitApi,
    private readonly options: () => Options,
    private readonly emit: Emit,
    /** Takes back what went with a message that was not sent; its words are in the chat's draft. */
    unsent: (extras: Extras, from: ShownThread) => void,
  ) {
    this.threadId.set(threadId);
    this.source = new ChatKitChatSource(api, this, threadId);
    this.chat = new ChatStore(this.source, threadId ?? undefined, {
      giveBack: (extras) => unsent(extras, this),
    });
  }

  /** Another thread takes its place. */
  close(): void {
    this.responding(false);
    this.isOver = true;
    this.chat.close();
  }

  /** What is being written, which is then somebody else's to keep. */
  takeDraft(): string {
    const draft = this.chat.draft();
    this.chat.draft.set('');
    return draft;
  }

  dismiss(notice: Notice): void {
    this.notices.update((notices) => notices.filter((other) => other !== notice));
  }

  threadChanged(thread: Thread): void {
    this.thread.set(thread);
    if (thread.id === this.threadId()) return;
    this.threadId.set(thread.id);
    if (!this.isOver) this.emit('chatkit.thread.change', { threadId: thread.id });
  }

  responding(isResponding: boolean): void {
    if (this.isOver || isResponding === this.isResponding()) return;
    this.isResponding.set(isResponding);
    if (isResponding) this.isCancelAllowed.set(true);
    this.emit(isResponding ? 'chatkit.response.start' : 'chatkit.response.end', undefined);
  }

  cancelAllowed(isAllowed: boolean): void {
    this.isCancelAllowed.set(isAllowed);
  }

  progressed(text: string | null): void {
    this.progress.set(text);
  }

  noticed(notice: Notice): void {
    this.notices.update((notices) => [...notices, notice]);
  }

  effect(name: string, data: Readonly<Record<string, unknown>>): void {
    if (!this.isOver) this.emit('chatkit.effect', { name, data });
  }

  failed(error: Error): void {
    if (!this.isOver) this.emit('chatkit.error', { error });
  }

  async runTool({ name, arguments: params }: ClientToolItem): Promise<unknown> {
    const run = this.options().onClientTool;
    if (!run) throw new Error(`The page has no tool for "${name}": it gave no onClientTool.`);
    return run({ name, params: { ...params } });
  }
}
