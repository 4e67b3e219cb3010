import { Component, computed, effect, input, linkedSignal, output, viewChild } from '@angular/core';
import { type Model } from '../api/api';
import { Icon } from '../ui/icon';
import { announcement } from './announcement';
import { type ToolEffect } from './chat-source';
import { type ChatStore } from './chat-store';
import { Composer } from './composer';
import { ConversationSkeleton } from './conversation-skeleton';
import { Follow } from './follow';
import { Messages } from './messages';
import { SendProblem } from './send-problem';
import { Welcome } from './welcome';

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
  readonly models = input<readonly Model[]>([]);
  readonly demo = input(false);
  readonly name = input('');
  readonly effects = input<ReadonlyMap<string, ToolEffect>>(new Map());

  readonly announced = output<string>();

  private readonly composer = viewChild(Composer);
  private readonly follow = viewChild(Follow);

  protected readonly model = linkedSignal<string | null>(
    () => this.models().find((model) => model.default)?.id ?? null,
  );
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
  protected readonly unseen = linkedSignal<{ following: boolean; count: number }, { base: number; count: number }>({
    source: () => ({ following: this.isFollowing(), count: this.chat().turns().length }),
    computation: ({ following, count }, previous) => ({
      base: following ? count : (previous?.value.base ?? count),
      count,
    }),
  });
  protected readonly jumpLabel = computed(() => {
    const { base, count } = this.unseen();
    return count > base ? `${count - base} new` : 'Latest';
  });
  protected readonly placeholder = computed(() => {
    if (this.isEmpty()) return 'Ask, or tell it what to do';
    return this.chat().isAnswering() ? 'Write the next message' : 'Message Chatkeep';
  });

  constructor() {
    const words = computed(() => announcement(this.chat().turns()));
    effect(() => this.announced.emit(words()));
  }

  focus(): void {
    this.composer()?.focus();
  }

  protected send(text: string): void {
    this.follow()?.jump();
    void this.chat().send(text, this.models().length > 1 ? this.model() : null);
    this.focus();
  }

  protected jump(): void {
    this.follow()?.jump();
    this.focus();
  }

  /** Escape anywhere in the conversation; the composer has seen to its own. */
  protected escape(event: Event): void {
    if (!event.defaultPrevented && this.chat().isAnswering()) void this.chat().stop();
  }
}
