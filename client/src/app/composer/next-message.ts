import { computed, effect, inject, linkedSignal, type Signal, untracked } from '@angular/core';
import { type Attachment } from '../api/thread-items';
import { type Extras } from '../chat/chat-source';
import { type ChatStore } from '../chat/chat-store';
import { OWN_RULES, OwnFiles } from '../files/own-files';
import { Uploads } from '../files/uploads';
import { Drafts } from './drafts';

/** What goes out next in the conversation on screen, its words and its files: kept by this browser until they do. */
export class NextMessage {
  private readonly drafts = inject(Drafts);
  private readonly store = inject(OwnFiles);

  readonly files = linkedSignal({
    source: this.chat,
    computation: (chat) =>
      new Uploads(
        this.store,
        () => OWN_RULES,
        untracked(() => this.drafts.files(chat.id())),
      ),
  });
  readonly hasFiles = computed(() => this.files().ready().length > 0);

  constructor(private readonly chat: Signal<ChatStore>) {
    effect(() => this.drafts.keepText(this.chat().id(), this.chat().draft()));
    effect(() => this.drafts.keepFiles(this.chat().id(), this.files().ready()));
  }

  /** Adds files; those that arrive when their person has gone elsewhere wait in the conversation they were given to. */
  async add(files: Iterable<File>): Promise<void> {
    const [chat, uploads] = [this.chat(), this.files()];
    const before = uploads.ready();
    await uploads.add(files);
    if (uploads === this.files()) return this.keep();
    this.putFiles(
      chat,
      uploads.ready().filter((file) => !before.includes(file)),
    );
  }

  /** What could not be sent is back where it was written, also when its person has gone elsewhere meanwhile. */
  giveBack(chat: ChatStore, { attachments = [] }: Extras): void {
    const here = this.chat();
    if (here.id() !== chat.id()) this.drafts.keepText(chat.id(), chat.draft());
    else if (here !== chat) here.draft.update((later) => [chat.draft(), later].filter(Boolean).join('\n\n'));
    this.putFiles(chat, attachments);
  }

  private putFiles(chat: ChatStore, files: readonly Attachment[]): void {
    if (this.chat().id() !== chat.id()) {
      this.drafts.keepFiles(chat.id(), [...files, ...this.drafts.files(chat.id())]);
      return;
    }
    this.files().giveBack(files);
    this.keep();
  }

  /** Also when the page has gone, and its effects with it. */
  private keep(): void {
    const chat = this.chat();
    this.drafts.keepText(chat.id(), chat.draft());
    this.drafts.keepFiles(chat.id(), this.files().ready());
  }
}
