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
import { type ChatStore } from '../chat/chat-store';
import { Composer, type ModelChoice } from '../composer/composer';
import { SendProblem } from '../composer/send-problem';
import { type Acted } from '../items/acted';
import { EVERYTHING } from '../messages/answer-view';
import { Follow } from '../messages/follow';
import { Messages } from '../messages/messages';
import { Narrator } from '../messages/narrator';
import { TurnWindow } from '../messages/turn-window';
import { Unseen } from '../messages/unseen';
import { type ToolEffect } from '../tools/tool-effect';
import { type Answer, type Question, textOf } from '../transcript/turns';
import { Icon } from '../ui/icon';
import { isComposing } from '../ui/keys';
import { Language } from '../words/language';
import { ConversationSkeleton } from './conversation-skeleton';
import { Landing } from './landing';
import { type ConversationOptions } from './conversation-options';
import { type Prompt, Welcome } from './welcome';

const POINTED_OUT_MS = 2500;

/** A conversation to read and to go on with: the log, or the greeting when it is empty, and the composer. */
@Component({
  selector: 'app-conversation',
  imports: [Composer, ConversationSkeleton, Follow, Icon, Messages, SendProblem, Welcome],
  templateUrl: './conversation-view.html',
  styleUrl: './conversation-view.css',
  host: { '(keydown.escape)': 'escape($event)', '(focusin)': 'landing.forget()' },
})
export class ConversationView {
  readonly chat = input.required<ChatStore>();
  readonly models = input<readonly ModelChoice[]>([]);
  readonly demo = input(false);
  readonly name = input('');
  readonly effects = input<ReadonlyMap<string, ToolEffect>>(new Map());

  /** Whether answers are said aloud while they come. */
  readonly readsAloud = input(false);
  readonly options = input<ConversationOptions>({});

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

  /** The model that answers; its default until a person chooses. */
  readonly model = linkedSignal<string | null>(() => this.models().find((model) => model.default)?.id ?? null);
  private readonly turns = computed(() => this.chat().turns());
  protected readonly isEmpty = computed(() => this.turns().length === 0 && !this.chat().isLoading());
  protected readonly isFollowing = computed(() => this.follow()?.following() ?? true);
  protected readonly lastText = computed(
    () => this.turns().findLast((turn): turn is Question => turn.role === 'user')?.text ?? '',
  );
  /** The last answer that has words. */
  readonly lastAnswer = computed(() =>
    this.turns().findLast((turn): turn is Answer => turn.role === 'assistant' && textOf(turn) !== ''),
  );
  protected readonly window = new TurnWindow(this.turns, this.isFollowing);
  protected readonly landing = new Landing(() => [this.turns(), this.chat().isAnswering()]);
  private readonly unseen = new Unseen(this.turns, this.isFollowing);
  protected readonly jumpLabel = computed(() => {
    const count = this.unseen.count();
    return count > 0 ? this.t().chat.unseen(count) : this.t().chat.latest;
  });
  protected readonly placeholder = computed(() => {
    const { locked, placeholder } = this.options();
    const { placeholderFirst, placeholderNext, placeholder: usual } = this.t().composer;
    const own = this.isEmpty() ? placeholderFirst : this.chat().isAnswering() ? placeholderNext : usual;
    return (locked ?? placeholder) || own;
  });

  constructor() {
    const narrator = new Narrator();
    effect(() => {
      const words = narrator.hear(this.turns(), this.t(), this.readsAloud());
      if (words) this.announced.emit(words);
    });
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

  /** Leads whoever writes to the message box. */
  focus(): void {
    this.composer()?.focus();
  }

  /** The text was changed from outside: tells of it once it is drawn. */
  lookAgain(): void {
    afterNextRender(() => this.composer()?.look(), { injector: this.injector });
  }

  /** Leads whoever reads to the last answer. */
  focusAnswer(answer = this.lastAnswer()): void {
    const element = answer && this.messages()?.elementOf(answer.id)?.querySelector('article');
    element?.focus();
  }

  /** Draws earlier turns, and fetches older ones when all are drawn. */
  protected goBack(): void {
    if (!this.window.earlier()) void this.chat().loadOlder();
  }

  protected send(text: string, extras = this.options().extras?.(text)): void {
    this.follow()?.jump();
    void this.chat().send(text, this.models().length > 1 ? this.model() : null, extras);
    this.focus();
  }

  protected say({ text, content }: Prompt): void {
    this.send(text, content ? { content } : undefined);
  }

  /** The button that was pressed goes with the message, so the focus moves to where its words are now. */
  protected withdraw(answer: Answer): void {
    void this.chat()
      .withdraw(answer)
      .then(() => this.focus());
  }

  /** What was pressed about an answer goes once that is done. */
  protected onAnswer(): void {
    this.landing.prepare(() => this.focusAnswer(this.chat().current() ?? this.lastAnswer()));
  }

  protected jump(): void {
    this.follow()?.jump();
    this.focus();
  }

  protected stop(): void {
    if (!(this.options().canStop ?? true)) return;
    this.landing.prepare(() => this.focus());
    void this.chat().actions.stop();
  }

  /** Escape anywhere in the conversation; the composer has seen to its own. */
  protected escape(event: Event): void {
    if (!event.defaultPrevented && !isComposing(event) && this.chat().isAnswering()) this.stop();
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
}
