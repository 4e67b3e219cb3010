import { Component, computed, ElementRef, inject, input, output } from '@angular/core';
import { type Feedback } from '../api/api';
import { type DecisionState } from '../tools/decision-state';
import { type ToolEffect } from '../tools/tool-effect';
import { dayName } from '../ui/times';
import { type Acted } from '../items/acted';
import { AnswerView, type Decided, EVERYTHING, type Replied } from './answer-view';
import { QuestionView } from './question-view';
import { type Answer, type Transcript, type Turn } from '../transcript/turns';
import { Language } from '../words/language';

interface Row {
  readonly turn: Turn;
  /** The day that begins with this turn, if one does. */
  readonly day: string | null;
  /** The answer that this question still waits for its turn to get. */
  readonly queued: Answer | null;
}

/** The turns of a conversation, one below the other, with a line where a day begins. */
@Component({
  selector: 'app-messages',
  imports: [AnswerView, QuestionView],
  template: `
    @for (row of rows(); track row.turn.id) {
      @if (row.day) {
        <p class="day">{{ row.day }}</p>
      }
      @if (row.turn.role === 'user') {
        <app-question
          class="turn"
          [attr.data-id]="row.turn.id"
          [class.target]="row.turn.id === target()"
          [question]="row.turn"
          [queued]="row.queued !== null"
          (withdrawn)="row.queued && withdrawn.emit(row.queued)"
        />
      } @else if (!waiting().has(row.turn.id)) {
        <app-answer
          class="turn"
          [attr.data-id]="row.turn.id"
          [class.target]="row.turn.id === target()"
          [answer]="row.turn"
          [isLast]="$last && isWhole()"
          [effects]="effects()"
          [offers]="offers()"
          [decisionStates]="decisionStates()"
          (decided)="decided.emit($event)"
          (replied)="replied.emit($event)"
          (retried)="retried.emit(row.turn)"
          (acted)="acted.emit($event)"
          (rated)="rated.emit({ answer: row.turn, feedback: $event })"
        />
      }
    }
    @if (isSending() && !current() && isWhole()) {
      <div class="turn merlons" role="img" [attr.aria-label]="t().chat.working"><i></i><i></i><i></i></div>
    }
  `,
  styleUrl: './messages.css',
})
export class Messages {
  readonly turns = input.required<Transcript>();
  readonly current = input<Answer>();
  readonly isSending = input(false);
  /** Whether these turns go to the end of the conversation. */
  readonly isWhole = input(true);
  /** The message that a person came for. */
  readonly target = input<string | null>(null);
  readonly effects = input<ReadonlyMap<string, ToolEffect>>(new Map());
  readonly offers = input(EVERYTHING);
  readonly decisionStates = input<ReadonlyMap<string, DecisionState>>(new Map());

  readonly decided = output<Decided>();
  readonly replied = output<Replied>();
  readonly retried = output<Answer>();
  readonly rated = output<{ answer: Answer; feedback: Feedback }>();
  readonly withdrawn = output<Answer>();
  readonly acted = output<Acted>();

  protected readonly t = inject(Language).words;
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  /** Unfinished answers behind the current one: their questions wait. */
  protected readonly waiting = computed<ReadonlyMap<string, Answer>>(() => {
    const behind = this.turns().filter(
      (turn) => turn.role === 'assistant' && turn.status === 'streaming' && turn.id !== this.current()?.id,
    );
    return new Map(behind.flatMap((turn) => (turn.role === 'assistant' ? [[turn.id, turn] as const] : [])));
  });

  protected readonly rows = computed<readonly Row[]>(() =>
    this.turns().map((turn, index, turns) => {
      const [before, after] = [turns[index - 1], turns[index + 1]];
      const day = dayName(turn.createdAt, this.t());
      const isNewDay = before ? dayName(before.createdAt, this.t()) !== day : true;
      return { turn, day: isNewDay ? day : null, queued: (after && this.waiting().get(after.id)) ?? null };
    }),
  );

  /** What is drawn for a turn. */
  elementOf(turnId: string): Element | null {
    return this.element.querySelector(`[data-id="${CSS.escape(turnId)}"]`);
  }
}
