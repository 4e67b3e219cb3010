import { computed, type Signal, signal } from '@angular/core';
import { type OpenAIChatKit } from '@openai/chatkit';
import { ChatKitApi } from '../app/chatkit/chatkit-api';
import { type Action } from '../app/chatkit/chatkit-chat-source';
import { type Extras } from '../app/chat/chat-source';
import { joined } from '../app/chat/joined';
import { type Acted } from '../app/items/acted';
import { type InputsGiven } from '../app/items/inputs-form';
import { Composing } from './composing';
import { type Emit } from './emitter';
import { appended, LeftBehind } from './left-behind';
import { type Options } from './options';
import { ThreadList } from './thread-list';
import { ShownThread } from './shown-thread';
import { pressed } from './widget-press';

type Message = Parameters<OpenAIChatKit['sendUserMessage']>[0];

/** An element's chat: the thread on screen, and everything a page or a person can do about it. */
export class ChatControl {
  readonly api = computed(() => this.newApi(this.options().api.url, this.options().locale));
  private readonly left = new LeftBehind();
  private readonly onScreen = signal(this.newThread(null));
  private readonly historyOpen = signal(false);

  readonly shown = this.onScreen.asReadonly();
  readonly isHistoryOpen = this.historyOpen.asReadonly();
  readonly composing: Composing;
  readonly threads: ThreadList;
  /** The model that the page chose for the composer. */
  readonly modelId = signal<string | null>(null);

  constructor(
    readonly options: Signal<Options>,
    private readonly emit: Emit,
  ) {
    this.composing = new Composing(options, this.api, emit);
    this.threads = new ThreadList(this.api);
  }

  /** Shows a thread, or the place where one begins. */
  async open(threadId: string | null): Promise<void> {
    const [before, thread] = [this.shown(), this.newThread(threadId)];
    this.change(before, thread);
    if (before.threadId() !== threadId) this.emit('chatkit.thread.change', { threadId });
    if (threadId === null) return;
    this.emit('chatkit.thread.load.start', { threadId });
    await thread.chat.open();
    const problem = thread.chat.loadProblem();
    if (problem) this.emit('chatkit.error', { error: problem });
    this.emit('chatkit.thread.load.end', { threadId });
  }

  /** Reads the thread again and shows what is new in it, unless its person has gone on meanwhile. */
  async refresh(): Promise<void> {
    const before = this.shown();
    const threadId = before.threadId();
    if (threadId === null) return;
    this.refuseWhileResponding();
    const thread = this.newThread(threadId);
    await thread.chat.open();
    if (this.shown() === before && !before.chat.isSending() && !before.isResponding()) this.change(before, thread);
    else thread.close();
  }

  async send({ text, content, reply, attachments, newThread, toolChoice, model }: Message): Promise<void> {
    if (newThread) await this.open(null);
    const words = content ? content.map((part) => part.text).join('') : (text ?? '');
    void this.shown().chat.send(words, model ?? null, {
      ...(content && { content }),
      ...(reply && { quote: reply }),
      ...(attachments && { attachments }),
      ...(toolChoice && { tool: toolChoice.id }),
    });
  }

  /** Sends an action and shows what comes of it. */
  async act(action: Action, itemId?: string): Promise<void> {
    this.refuseWhileResponding();
    const { chat, source, threadId } = this.shown();
    if (threadId() === null) throw new Error('There is no thread that this action could be for.');
    await chat.adopt(source.act(action, itemId));
  }

  /** Sees to what a person did with a piece of an answer. */
  async see(acted: Acted): Promise<void> {
    if (acted.kind === 'inputs') await this.submit(acted.itemId, acted.given);
    else if (acted.kind === 'source') this.options().entities?.onClick?.(acted.entity);
    else await pressed(acted, this.shown(), this.options().widgets?.onAction).finally(acted.acted.settled);
  }

  /** Who hears what is said from now on: the thread on the screen, also when another takes its place meanwhile. */
  hearing(): (text: string) => void {
    const thread = this.shown();
    return (text) => {
      const [here, threadId] = [this.shown(), thread.threadId()];
      if (here.threadId() === threadId) here.chat.draft.update((written) => appended(written, text));
      else this.left.append(threadId, text);
    };
  }

  showHistory(): void {
    if (this.isHistoryOpen()) return;
    this.historyOpen.set(true);
    void this.threads.load();
    this.emit('chatkit.history.open', undefined);
  }

  hideHistory(): void {
    if (!this.isHistoryOpen()) return;
    this.historyOpen.set(false);
    this.emit('chatkit.history.close', undefined);
  }

  /** A link of ours was pressed: the page knows what it means. */
  follow(href: string): void {
    const { host, pathname, searchParams } = new URL(href);
    this.emit('chatkit.deeplink', { name: `${host}${pathname}`, data: Object.fromEntries(searchParams) });
  }

  /** Sends what a form asked for; one that could not be sent may be sent again. */
  private submit(itemId: string, { answers, settled }: InputsGiven): Promise<void> {
    const { chat, source } = this.shown();
    return chat.adopt(source.submit(itemId, answers)).finally(settled);
  }

  private refuseWhileResponding(): void {
    if (this.shown().isResponding()) throw new Error('The assistant is already responding.');
  }

  /** Puts one thread in the place of another; what was being written stays with its thread. */
  private change(before: ShownThread, thread: ShownThread): void {
    before.close();
    this.left.put(before.threadId(), before.takeDraft());
    this.onScreen.set(thread);
    const { text, extras } = this.left.take(thread.threadId());
    thread.chat.draft.set(text);
    this.composing.giveBack(extras);
  }

  /** What could not be sent is where it was written: in the composer, or in its thread once that is opened again. */
  private giveBack(extras: Extras, from: ShownThread): void {
    const here = this.shown();
    if (here.threadId() !== from.threadId()) {
      this.left.put(from.threadId(), from.takeDraft(), extras);
      return;
    }
    if (here !== from) here.chat.draft.update((later) => joined(from.takeDraft(), later));
    this.composing.giveBack(extras);
  }

  private newThread(threadId: string | null): ShownThread {
    return new ShownThread(threadId, this.api(), this.options, this.emit, (...unsent) => this.giveBack(...unsent));
  }

  private newApi(url: string, locale = navigator.language): ChatKitApi {
    const via: typeof fetch = (input, init) => (this.options().api.fetch ?? fetch)(input, init);
    return new ChatKitApi(url, via, locale);
  }
}
