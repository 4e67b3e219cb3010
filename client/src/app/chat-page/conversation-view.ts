import {
  afterNextRender,
  afterRenderEffect,
  Component,
  computed,
  effect,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { type Acted } from '../items/acted';
import { Icon } from '../ui/icon';
import { announcement } from '../messages/announcement';
import { EVERYTHING, type Offers } from '../messages/answer-view';
import { type Extras } from '../chat/chat-source';
import { type ToolEffect } from '../tools/tool-effect';
import { type ChatStore } from '../chat/chat-store';
import { Composer, type ModelChoice } from '../composer/composer';
import { ConversationSkeleton } from './conversation-skeleton';
import { Follow } from '../messages/follow';
import { Messages } from '../messages/messages';
import { SendProblem } from '../composer/send-problem';
import { type Answer, textOf } from '../transcript/turns';
import { TurnWindow } from '../messages/turn-window';
import { type Prompt, Welcome } from './welcome';
import { Language } from '../words/language';

const POINTED_OUT_MS = 2500;

/** What a page around a conversation decides about it; the rest is as on our own page. */
export interface Surroundings {
  readonly greeting?: string;
  readonly prompts?: readonly Prompt[];
  readonly placeholder?: string;
  readonly limit?: number;
  readonly offers?: Offers;
  readonly autoScroll?: boolean;
  readonly canStop?: boolean;
  readonly hint?: boolean;
  /** Why nothing can be written here. */
  readonly locked?: string;
  /** Whether files or a quote go with the next message, and whether they are not ready yet. */
  readonly hasMore?: boolean;
  readonly isWaiting?: boolean;
  /** What goes with a message; asked once, when it is sent. */
  readonly extras?: (text: string) => Extras;
}

/** A conversation to read and to go on with: the log, or the greeting when it is empty, and the composer. */
@Component({
  selector: 'app-conversation',
  imports: [Composer, ConversationSkeleton, Follow, Icon, Messages, SendProblem, Welcome],
  templateUrl: './conversation-view.html',
  styleUrl: './conversation-view.css',
  host: { '(keydown.escape)': 'escape($event)' },
})
export class ConversationView {
  readonly chat = input.required<ChatStore>();
  readonly models = input<readonly ModelChoice[]>([]);
  readonly demo = input(false);
  readonly name = input('');
  readonly effects = input<ReadonlyMap<string, ToolEffect>>(new Map());

  readonly around = input<Surroundings>({});

  readonly announced = output<string>();
  readonly acted = output<Acted>();
  readonly keyed = output<KeyboardEvent>();
  readonly edited = output<HTMLTextAreaElement>();

  protected readonly t = inject(Language).words;
  protected readonly everything = EVERYTHING;
  private readonly composer = viewChild(Composer);
  private readonly follow = viewChild(Follow);
  private readonly injector = inject(Injector);
  private readonly messages = viewChild(Messages);

  readonly model = linkedSignal<string | null>(() => this.models().find((model) => model.default)?.id ?? null);
  protected readonly isEmpty = computed(() => this.chat().turns().length === 0 && !this.chat().isLoading());
  protected readonly isFollowing = computed(() => this.follow()?.following() ?? true);
  protected readonly lastQuestion = computed(() =>
    this.chat()
      .turns()
      .findLast(({ role }) => role === 'user'),
  );
  protected readonly lastText = computed(() => {
    const question = this.lastQuestion();
    return question?.role === 'user' ? question.text : '';
  });
  /** The last answer that has words. */
  readonly lastAnswer = computed(() =>
    this.chat()
      .turns()
      .findLast((turn): turn is Answer => turn.role === 'assistant' && textOf(turn) !== ''),
  );
  protected readonly window = new TurnWindow(
    computed(() => this.chat().turns()),
    this.isFollowing,
  );
  /** The last message that the reader had before their eyes. */
  private readonly lastSeen = linkedSignal<{ following: boolean; last: string | undefined }, string | undefined>({
    source: () => ({ following: this.isFollowing(), last: this.chat().turns().at(-1)?.id }),
    computation: ({ following, last }, previous) => (following ? last : (previous?.value ?? last)),
  });
  protected readonly jumpLabel = computed(() => {
    const turns = this.chat().turns();
    const unseen = turns.length - 1 - turns.findLastIndex(({ id }) => id === this.lastSeen());
    return unseen > 0 && unseen < turns.length ? this.t().chat.unseen(unseen) : this.t().chat.latest;
  });
  protected readonly placeholder = computed(() => {
    const { locked, placeholder } = this.around();
    const { composer } = this.t();
    if (locked ?? placeholder) return locked ?? placeholder ?? '';
    if (this.isEmpty()) return composer.placeholderFirst;
    return this.chat().isAnswering() ? composer.placeholderNext : composer.placeholder;
  });

  constructor() {
    const words = computed(() => announcement(this.chat().turns(), this.t()));
    effect(() => this.announced.emit(words()));
    afterRenderEffect(() => {
      this.window.start();
      this.follow()?.settle();
    });
    effect((onLeave) => {
      const target = this.chat().target();
      if (!target) return;
      untracked(() => this.pointOut(target));
      const timer = setTimeout(() => this.chat().shown(), POINTED_OUT_MS);
      onLeave(() => clearTimeout(timer));
    });
  }

  focus(): void {
    this.composer()?.focus();
  }

  /** The text was changed from outside: tells of it once it is drawn. */
  lookAgain(): void {
    afterNextRender(() => this.composer()?.look(), { injector: this.injector });
  }

  /** Leads whoever reads to the last answer. */
  focusAnswer(): void {
    const answer = this.lastAnswer();
    const element = answer && this.messages()?.elementOf(answer.id)?.querySelector('article');
    element?.focus();
  }

  /** Draws earlier turns, and fetches older ones when all are drawn. */
  protected goBack(): void {
    if (!this.window.earlier()) void this.chat().loadOlder();
  }

  protected send(text: string, extras = this.around().extras?.(text)): void {
    this.follow()?.jump();
    void this.chat().send(text, this.models().length > 1 ? this.model() : null, extras);
    this.focus();
  }

  protected say({ text, content }: Prompt): void {
    this.send(text, content ? { content } : undefined);
  }

  protected jump(): void {
    this.follow()?.jump();
    this.focus();
  }

  private pointOut(id: string): void {
    this.follow()?.release();
    this.window.reveal(id);
    afterNextRender(
      () => {
        const element = this.messages()?.elementOf(id);
        if (element) this.follow()?.show(element);
      },
      { injector: this.injector },
    );
  }

  protected stop(): void {
    if (this.around().canStop ?? true) void this.chat().actions.stop();
  }

  /** Escape anywhere in the conversation; the composer has seen to its own. */
  protected escape(event: Event): void {
    if (!event.defaultPrevented && this.chat().isAnswering()) this.stop();
  }
}
