import { Component, computed, effect, inject, input, resource, viewChild } from '@angular/core';
import { Session } from '../auth/session';
import { ChatSource } from '../chat/chat-source';
import { Models } from '../composer/models';
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
import { ChatBar } from './chat-bar';
import { ChatKeys } from './chat-keys';
import { ChatSkeleton } from './chat-skeleton';
import { type ConversationOptions } from './conversation-options';
import { ConversationView } from './conversation-view';
import { NoConversation } from './no-conversation';
import { OpenConversation } from './open-conversation';
import { RoutedChat } from './routed-chat';
import { SidePanel } from './side-panel';
import { SidePanelView } from './side-panel-view';
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
  private readonly conversations = inject(Conversations);
  private readonly session = inject(Session);
  protected readonly t = inject(Language).words;
  protected readonly view = viewChild(ConversationView);
  protected readonly keys = new ChatKeys(this.view);
  protected readonly announcer = inject(Announcer);
  protected readonly readAloud = inject(ReadAloud);
  protected readonly hosted = inject(HostedElement);
  protected readonly models = inject(Models);
  protected readonly sidebar = inject(Sidebar);

  protected readonly routed = new RoutedChat(this.id, this.message);
  protected readonly chat = this.routed.store.asReadonly();
  protected readonly next = this.routed.next;
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
    effect(() => {
      this.chat();
      if (matchMedia('(pointer: fine)').matches) this.view()?.focus();
    });
  }
}
