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
import { Router } from '@angular/router';
import { Session } from '../auth/session';
import { ChatSource } from '../chat/chat-source';
import { ChatStore } from '../chat/chat-store';
import { Drafts } from '../composer/drafts';
import { Models } from '../composer/models';
import { NextMessage } from '../composer/next-message';
import { Conversations } from '../conversations/conversations';
import { Sidebar } from '../ui/sidebar';
import { AttachButton } from '../files/attach-button';
import { FileChips } from '../files/file-chips';
import { OWN_RULES } from '../files/own-files';
import { TakesFiles } from '../files/takes-files';
import { acceptText } from '../files/upload';
import { HostedChat } from '../hosted/hosted-chat';
import { HostedElement } from '../hosted/hosted-element';
import { EVERYTHING, type Offers } from '../messages/answer-view';
import { type FindRun } from '../messages/run-details';
import { Runs } from '../messages/runs';
import { Announcer } from '../ui/announcer';
import { pageTitle } from '../ui/page-title';
import { ReadAloud } from '../ui/read-aloud';
import { Language } from '../words/language';
import { SidePanel } from './side-panel';
import { ChatBar } from './chat-bar';
import { ChatKeys } from './chat-keys';
import { ChatSkeleton } from './chat-skeleton';
import { ConversationView } from './conversation-view';
import { NoConversation } from './no-conversation';
import { OpenConversation } from './open-conversation';
import { SidePanelView } from './side-panel-view';
import { type ConversationOptions } from './conversation-options';
import { TitleActions } from './title-actions';

/** One conversation, or the place where one begins. */
@Component({
  selector: 'app-chat-page',
  imports: [
    AttachButton,
    ChatBar,
    ChatSkeleton,
    ConversationView,
    FileChips,
    HostedChat,
    NoConversation,
    SidePanelView,
    TakesFiles,
  ],
  templateUrl: './chat-page.html',
  host: { '(document:visibilitychange)': 'open.see()', '(document:keydown)': 'keys.pressed($event)' },
  styles: `
    :host {
      display: contents;
    }
    .body {
      display: flex;
      flex: 1;
      min-block-size: 0;
    }
    app-chat-skeleton,
    app-conversation,
    app-hosted-chat {
      min-inline-size: 0;
    }
  `,
})
export class ChatPage {
  readonly id = input<string>();
  /** The message to land on. */
  readonly message = input<string>();

  private readonly source = inject(ChatSource);
  private readonly router = inject(Router);
  private readonly conversations = inject(Conversations);
  private readonly session = inject(Session);
  private readonly drafts = new Drafts(this.session.user()?.id);
  protected readonly t = inject(Language).words;
  protected readonly view = viewChild(ConversationView);
  protected readonly keys = new ChatKeys(this.view);
  protected readonly announcer = inject(Announcer);
  protected readonly readAloud = inject(ReadAloud);
  protected readonly hosted = inject(HostedElement);
  protected readonly models = inject(Models);
  protected readonly sidebar = inject(Sidebar);

  protected readonly chat = linkedSignal<string | undefined, ChatStore>({
    source: this.id,
    computation: (id, previous) =>
      previous && id !== undefined && previous.value.id() === id ? previous.value : this.newChat(id),
  });
  protected readonly next = new NextMessage(this.chat, this.drafts);
  private readonly tools = resource({
    params: () => this.chat().isAwaiting() || undefined,
    loader: () => this.source.effects(),
  });
  protected readonly open = new OpenConversation(this.id);
  protected readonly conversation = computed(() => (this.problem() ? undefined : this.open.row()));
  protected readonly titled = new TitleActions(this.conversation);
  protected readonly accept = acceptText(OWN_RULES);
  private readonly runs = inject(Runs);
  protected readonly find: FindRun = (id, signal) => this.runs.find(id, signal);
  protected readonly sidePanel = new SidePanel(this.chat);
  private readonly offers: Offers = { ...EVERYTHING, details: (answer) => this.sidePanel.showDetails(answer) };
  protected readonly conversationOptions = computed<ConversationOptions>(() => ({
    offers: this.offers,
    hasMore: this.next.hasFiles(),
    isWaiting: this.next.files().isBusy(),
    extras: () => this.next.files().take(),
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
    effect(() => {
      const [chat, message] = [this.chat(), this.message()];
      if (message) untracked(() => void chat.show(message));
    });
    effect(() => {
      this.chat();
      if (matchMedia('(pointer: fine)').matches) this.view()?.focus();
    });
  }

  private newChat(id: string | undefined): ChatStore {
    const chat: ChatStore = new ChatStore(this.source, id, {
      draft: untracked(() => this.drafts.text(id)),
      keeper: this.drafts.unsent,
      giveBack: (unsent) => this.next.giveBack(chat, unsent),
    });
    return chat;
  }

  /** Another chat than ours chose its conversation by itself. */
  protected go(id: string | null): void {
    void this.router.navigate(id === null ? ['/chat'] : ['/chat', id]);
  }

  protected reload(): void {
    void this.chat().load(this.id() ?? '');
  }
}
