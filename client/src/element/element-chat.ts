import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  type ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { type StartScreenPrompt } from '@openai/chatkit';
import { ConversationView } from '../app/chat-page/conversation-view';
import { type ConversationOptions } from '../app/chat-page/conversation-options';
import { type Prompt } from '../app/chat-page/welcome';
import { TakesFiles } from '../app/files/takes-files';
import { Markdown } from '../app/markdown/markdown';
import { Icon } from '../app/ui/icon';
import { NamedIcon } from '../app/widgets/named-icon';
import { type ChatControl } from './chat-control';
import { ComposerTools } from './composer-tools';
import { ComposerTop } from './composer-top';
import { Dictation } from './dictation';
import { Notices } from './notices';
import { Suggestions } from './suggestions';
import { SuggestionsView } from './suggestions-view';
import { ThreadHistory } from './thread-history';
import { Language } from '../app/words/language';
import { Tip } from '../app/ui/tip';

/** Everything inside the element: header, history and the conversation of our own page. */
@Component({
  selector: 'app-element-chat',
  imports: [
    ComposerTools,
    ComposerTop,
    ConversationView,
    Icon,
    Markdown,
    NamedIcon,
    Notices,
    SuggestionsView,
    TakesFiles,
    ThreadHistory,
    Tip,
  ],
  templateUrl: './element-chat.html',
  styleUrls: [
    '../styles/tokens.css',
    '../styles/base.css',
    '../styles/controls.css',
    '../styles/fields.css',
    '../styles/marks.css',
    '../styles/overlays.css',
    '../styles/forced-colors.css',
    './element-chat.css',
  ],
  encapsulation: ViewEncapsulation.None, // alone in its shadow root
  host: {
    '(click)': 'follow($event)',
  },
})
export class ElementChat {
  readonly control = input.required<ChatControl>();

  protected readonly language = inject(Language);
  protected readonly t = this.language.words;
  private readonly injector = inject(Injector);
  private readonly view = viewChild(ConversationView);
  private readonly history = viewChild<ElementRef<HTMLElement>>('history');
  protected readonly said = linkedSignal({ source: this.control, computation: () => '' });

  protected readonly options = computed(() => this.control().options());
  protected readonly shown = computed(() => this.control().shown());
  protected readonly composing = computed(() => this.control().composing);
  protected readonly suggestions = computed(
    () =>
      new Suggestions(
        () => this.options(),
        this.composing(),
        (text) => this.write(text),
      ),
  );
  protected readonly dictation = computed(
    () =>
      new Dictation(
        () => this.control().api(),
        () => this.control().hearing(),
      ),
  );
  protected readonly title = computed(() => {
    const { title } = this.options().header ?? {};
    if (title?.enabled === false) return '';
    return (
      title?.text ?? this.shown().thread()?.title ?? (this.shown().threadId() === null ? this.t().element.newChat : '')
    );
  });
  protected readonly takesFiles = computed(() => this.options().composer?.attachments?.enabled === true);
  protected readonly hasHistory = computed(() => this.options().history?.enabled ?? true);
  protected readonly models = computed(() =>
    (this.options().composer?.models ?? []).map((model) => ({
      ...model,
      default: this.control().modelId() === null ? model.default === true : model.id === this.control().modelId(),
    })),
  );
  protected readonly conversationOptions = computed<ConversationOptions>(() => {
    const { startScreen, composer, disclaimer, threadItemActions, thread } = this.options();
    const status = this.shown().thread()?.status;
    const placeholder =
      this.composing().tool()?.placeholderOverride ?? composer?.placeholder ?? this.t().element.placeholder;
    return {
      greeting: startScreen?.greeting ?? this.t().element.greeting,
      prompts: (startScreen?.prompts ?? []).map(promptOf),
      placeholder,
      limit: Infinity,
      offers: {
        retry: threadItemActions?.retry ?? false,
        feedback: threadItemActions?.feedback ?? false,
        decision: false,
      },
      canStop: this.shown().isCancelAllowed(),
      hint: disclaimer === undefined,
      hasMore: this.composing().hasMore(),
      isWaiting: this.composing().uploads.isBusy(),
      extras: (text) => this.composing().take(text),
      ...(thread?.autoScroll !== undefined && { autoScroll: thread.autoScroll }),
      ...(status && status.type !== 'active' && { locked: status.reason ?? this.t().element.closed }),
    };
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.dictation().leave());
  }

  focusComposer(): void {
    this.view()?.focus();
  }

  /** Puts words into the composer. */
  write(text: string): void {
    this.shown().chat.draft.set(text);
  }

  protected typed(area: HTMLTextAreaElement): void {
    void this.suggestions().look(area);
  }

  protected mention(): void {
    this.write(`${this.shown().chat.draft()}@`);
    this.focusComposer();
    this.view()?.lookAgain();
  }

  protected leave(threadId: string): void {
    if (threadId === this.shown().threadId()) void this.control().open(null);
  }

  protected go(threadId: string | null): void {
    this.control().hideHistory();
    if (threadId === null || threadId !== this.shown().threadId()) void this.control().open(threadId);
    afterNextRender(() => this.focusComposer(), { injector: this.injector });
  }

  /** Whoever closes the history goes on where it is opened. */
  protected leaveHistory(): void {
    this.control().hideHistory();
    const focus = () => (this.history() ? this.history()?.nativeElement.focus() : this.focusComposer());
    afterNextRender(focus, { injector: this.injector });
  }

  /** A link of ours is for the page around. */
  protected follow(event: Event): void {
    const link = event.target instanceof Element ? event.target.closest('a[href^="chatkit-link:"]') : null;
    if (!link) return;
    event.preventDefault();
    this.control().follow(link.getAttribute('href') ?? '');
  }
}

function promptOf({ label, prompt, icon = 'sparkle' }: StartScreenPrompt): Prompt {
  if (typeof prompt === 'string') return { label, icon, text: prompt };
  return { label, icon, text: prompt.map(({ text }) => text).join(''), content: prompt };
}
