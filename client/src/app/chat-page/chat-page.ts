import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  resource,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Session } from '../auth/session';
import { ConversationMenu } from '../conversations/conversation-menu';
import { Conversations } from '../conversations/conversations';
import { Exports } from '../conversations/exports';
import { Housekeeping } from '../conversations/housekeeping';
import { Sidebar } from '../conversations/sidebar-state';
import { AttachButton } from '../files/attach-button';
import { FileChips } from '../files/file-chips';
import { OWN_RULES, OwnFiles } from '../files/own-files';
import { TakesFiles } from '../files/takes-files';
import { acceptText } from '../files/upload';
import { Uploads } from '../files/uploads';
import { HostedChat } from '../hosted/hosted-chat';
import { HostedElement } from '../hosted/hosted-element';
import { actionOf } from '../keyboard/shortcuts';
import { Announcer } from '../ui/announcer';
import { Bar } from '../ui/bar';
import { Icon } from '../ui/icon';
import { pageTitle } from '../ui/page-title';
import { TitleField } from '../ui/title-field';
import { ChatSource, type Extras } from '../chat/chat-source';
import { ChatStore } from '../chat/chat-store';
import { ConversationView, type Surroundings } from './conversation-view';
import { Drafts } from '../composer/drafts';
import { Models } from '../composer/models';
import { textOf } from '../transcript/turns';
import { Language } from '../words/language';

/** One conversation, or the place where one begins. */
@Component({
  selector: 'app-chat-page',
  imports: [
    AttachButton,
    Bar,
    ConversationMenu,
    ConversationView,
    FileChips,
    HostedChat,
    Icon,
    RouterLink,
    TakesFiles,
    TitleField,
  ],
  templateUrl: './chat-page.html',
  host: { '(document:visibilitychange)': 'see()', '(document:keydown)': 'pressed($event)' },
  styleUrl: './chat-page.css',
})
export class ChatPage {
  readonly id = input<string>();
  /** The message to land on. */
  readonly message = input<string>();

  private readonly ownFiles = inject(OwnFiles);
  private readonly source = inject(ChatSource);
  private readonly router = inject(Router);
  private readonly conversations = inject(Conversations);
  private readonly drafts = inject(Drafts);
  private readonly session = inject(Session);
  protected readonly language = inject(Language);
  protected readonly t = this.language.words;
  protected readonly view = viewChild(ConversationView);
  protected readonly announcer = inject(Announcer);
  protected readonly exports = inject(Exports);
  protected readonly hosted = inject(HostedElement);
  protected readonly housekeeping = inject(Housekeeping);
  protected readonly models = inject(Models);
  protected readonly sidebar = inject(Sidebar);

  protected readonly chat = linkedSignal<string | undefined, ChatStore>({
    source: this.id,
    computation: (id, previous) =>
      previous && id !== undefined && previous.value.id() === id ? previous.value : this.newChat(id),
  });
  protected readonly files = linkedSignal({
    source: this.chat,
    computation: (chat) =>
      new Uploads(
        this.ownFiles,
        () => OWN_RULES,
        untracked(() => this.drafts.files(chat.id())),
      ),
  });
  private readonly tools = resource({
    params: () => this.chat().isAwaiting() || undefined,
    loader: () => this.source.effects(),
  });
  private readonly listed = computed(() => this.conversations.all().find(({ id }) => id === this.id()));
  private readonly found = resource({
    params: () => (this.id() && this.conversations.isLoaded() && !this.listed() ? this.id() : undefined),
    loader: ({ params }) => this.conversations.find(params),
  });

  protected readonly isRenaming = linkedSignal({ source: this.id, computation: () => false });
  protected readonly conversation = computed(() =>
    this.problem() ? undefined : (this.listed() ?? (this.found.hasValue() ? this.found.value() : undefined)),
  );
  protected readonly accept = acceptText(OWN_RULES);
  protected readonly around = computed<Surroundings>(() => ({
    hasMore: this.files().ready().length > 0,
    isWaiting: this.files().isBusy(),
    extras: () => this.files().take(),
  }));
  protected readonly effects = computed(() => (this.tools.hasValue() ? this.tools.value() : new Map<string, never>()));
  protected readonly name = computed(() => this.session.user()?.name ?? '');
  protected readonly problem = computed(() => this.chat().loadProblem());
  protected readonly title = computed(() => {
    if (this.problem()?.status === 404) return this.t().chat.notFound;
    const known = this.conversation();
    return known?.title ?? (this.id() && !known && this.chat().isLoading() ? '' : this.t().common.newConversation);
  });

  constructor() {
    pageTitle(() => this.conversations.counted(this.title()));
    effect((onLeave) => {
      const chat = this.chat();
      untracked(() => void chat.open());
      onLeave(() => chat.close());
    });
    effect(() => {
      const begun = this.chat().id();
      if (begun !== this.id()) void this.router.navigate(['/chat', begun], { replaceUrl: true });
    });
    effect(() => this.drafts.keepText(this.chat().id(), this.chat().draft()));
    effect(() => this.drafts.keepFiles(this.chat().id(), this.files().ready()));
    effect(() => {
      if (this.conversation()?.unread) untracked(() => this.see());
    });
    effect(() => {
      const [chat, message] = [this.chat(), this.message()];
      if (message) untracked(() => void chat.show(message));
    });
    effect(() => {
      this.id();
      if (matchMedia('(pointer: fine)').matches) this.view()?.focus();
    });
  }

  private newChat(id: string | undefined): ChatStore {
    const draft = untracked(() => this.drafts.text(id));
    const chat: ChatStore = new ChatStore(this.source, id, draft, (extras) => this.takeBack(chat, extras));
    return chat;
  }

  /** What could not be sent is back where it was written, also when its person has gone elsewhere meanwhile. */
  private takeBack(chat: ChatStore, { attachments = [] }: Extras): void {
    const here = this.chat();
    if (here.id() === chat.id()) {
      if (here !== chat) here.draft.update((later) => [chat.draft(), later].filter(Boolean).join('\n\n'));
      this.files().giveBack(attachments);
    }
    const [text, files] = here.id() === chat.id() ? [here.draft(), this.files().ready()] : [chat.draft(), attachments];
    this.drafts.keepText(chat.id(), text);
    this.drafts.keepFiles(chat.id(), files);
  }

  protected pressed(event: KeyboardEvent): void {
    const action = actionOf(event);
    if ((action !== 'composer' && action !== 'copy-answer') || document.querySelector('dialog:modal')) return;
    event.preventDefault();
    if (action === 'composer') this.view()?.focus();
    else void this.copyAnswer();
  }

  private async copyAnswer(): Promise<void> {
    const answer = this.view()?.lastAnswer();
    if (!answer) return;
    await navigator.clipboard.writeText(textOf(answer));
    this.announcer.say(this.t().chat.answerCopied);
  }

  /** What is on a visible screen counts as read. */
  protected see(): void {
    const conversation = this.conversation();
    if (conversation?.unread && !document.hidden) void this.conversations.markRead(conversation.id);
  }

  /** Another chat than ours chose its conversation by itself. */
  protected go(id: string | null): void {
    void this.router.navigate(id === null ? ['/chat'] : ['/chat', id]);
  }

  protected rename(title: string): void {
    const conversation = this.conversation();
    if (conversation && this.isRenaming()) void this.housekeeping.rename(conversation, title);
    this.isRenaming.set(false);
  }

  protected reload(): void {
    void this.chat().load(this.id() ?? '');
  }
}
