import { computed, DestroyRef, effect, inject, linkedSignal, Service, type Signal, untracked } from '@angular/core';
import { type Attachment } from '../api/thread-items';
import { type Extras } from '../chat/chat-source';
import { type ChatStore } from '../chat/chat-store';
import { joined } from '../chat/joined';
import { OWN_RULES, OwnFiles } from '../files/own-files';
import { Uploads } from '../files/uploads';
import { type Drafts } from './drafts';

/** The message that is written on the screen just now, if any. */
@Service()
class OnScreen {
  message: NextMessage | null = null;
}

/** What goes out next in the conversation on screen, its words and its files: kept by this browser until they do. */
export class NextMessage {
  private readonly store = inject(OwnFiles);
  private readonly screen = inject(OnScreen);

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

  constructor(
    private readonly chat: Signal<ChatStore>,
    private readonly drafts: Drafts,
  ) {
    this.screen.message = this;
    inject(DestroyRef).onDestroy(() => {
      if (this.screen.message === this) this.screen.message = null;
    });
    effect((onLeave) => {
      const chat = this.chat();
      onLeave(() => this.leave(chat));
    });
    effect((onLeave) => {
      const chat = this.chat();
      if (chat.id() === undefined) onLeave(() => this.begin(chat));
    });
    effect(() => this.keepText());
    effect(() => this.keepFiles());
  }

  /** Adds files; one that arrives when its person has gone elsewhere waits in the conversation it was given to. */
  async add(files: Iterable<File>): Promise<void> {
    const [chat, uploads] = [this.chat(), this.files()];
    const bring = async (file: File) => {
      const arrived = await uploads.add([file]);
      if (this.screen.message !== this || uploads !== this.files()) this.put(chat, '', arrived);
    };
    await Promise.all([...files].map(bring));
  }

  /**
   * What could not be sent is back where it was written, also when its person has gone elsewhere meanwhile. It is kept
   * there at once: a request may fail because the page is just going.
   */
  giveBack(chat: ChatStore, { attachments = [] }: Extras): void {
    if (this.screen.message?.chat() === chat) return this.takeHere(attachments);
    const text = chat.draft();
    chat.draft.set('');
    this.put(chat, text, attachments);
  }

  /** Puts it before what is written in the same conversation: on the screen, or in what this browser keeps. */
  private put(chat: ChatStore, text: string, files: readonly Attachment[]): void {
    const [id, { message }] = [chat.id(), this.screen];
    if (message?.drafts.isSame(this.drafts) && message.chat().id() === id) return message.take(text, files);
    this.drafts.keepText(id, joined(text, this.drafts.text(id)));
    this.drafts.keepFiles(id, [...files, ...this.drafts.files(id)]);
  }

  private take(text: string, files: readonly Attachment[]): void {
    this.chat().draft.update((later) => joined(text, later));
    this.takeHere(files);
  }

  private takeHere(files: readonly Attachment[]): void {
    this.files().giveBack(files);
    this.keepText();
    this.keepFiles();
  }

  private keepText(): void {
    this.drafts.keepText(this.chat().id(), this.chat().draft());
  }

  private keepFiles(): void {
    this.drafts.keepFiles(this.chat().id(), this.files().ready());
  }

  /** What is written beside the first message goes on in the conversation which that begins. */
  private begin(chat: ChatStore): void {
    if (chat.id() === undefined) return;
    this.drafts.keepText(undefined, '');
    this.drafts.keepFiles(undefined, []);
  }

  /** What is written stays behind; what comes back to the chat later comes alone. */
  private leave(chat: ChatStore): void {
    this.drafts.keepText(chat.id(), chat.draft());
    chat.draft.set('');
  }
}
