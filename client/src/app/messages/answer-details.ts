import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { type Run } from '../api/api';
import { asProblem } from '../api/problem';
import { type Answer } from '../transcript/turns';
import { Icon } from '../ui/icon';
import { Popover } from '../ui/popover';
import { duration } from '../ui/times';
import { Language } from '../words/language';

/** Finds the run that made an answer. */
export type FindRun = (id: string, signal: AbortSignal) => Promise<Run>;

/** How an answer came about: its model, what it cost, and how long it took. */
@Component({
  selector: 'app-answer-details',
  imports: [Icon, Popover],
  template: `
    <app-popover [label]="t().chat.details.name" [buttonLabel]="t().chat.details.name" (opened)="ask()">
      <app-icon popoverButton class="i-s" name="info" />
      @if (rows(); as rows) {
        <dl>
          @for (row of rows; track row[0]) {
            <dt>{{ row[0] }}</dt>
            <dd class="num">{{ row[1] }}</dd>
          }
        </dl>
      } @else if (failure(); as words) {
        <p role="alert">{{ words }}</p>
      } @else {
        <p role="status"><span class="spinner"></span> {{ t().chat.details.loading }}</p>
      }
    </app-popover>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: max-content minmax(0, 1fr);
      gap: var(--ck-1-5) var(--ck-6);
    }
    dt {
      color: var(--ck-muted);
    }
    dd {
      text-align: end;
      overflow-wrap: anywhere;
    }
  `,
})
export class AnswerDetails {
  readonly answer = input.required<Answer>();
  readonly find = input.required<FindRun>();

  private readonly language = inject(Language);
  protected readonly t = this.language.words;
  private readonly isWanted = signal(false);
  private readonly told = computed(() => {
    const { run } = this.answer();
    return run?.finished_at ? run : null;
  });
  private readonly found = resource({
    params: () => (this.isWanted() && !this.told() ? (this.answer().runId ?? undefined) : undefined),
    loader: ({ params, abortSignal }) => this.find()(params, abortSignal),
  });

  protected readonly failure = computed(() =>
    this.found.error() && !this.found.isLoading() ? this.language.told(asProblem(this.found.error())) : '',
  );
  protected readonly rows = computed(() => {
    const run = this.told() ?? (this.found.hasValue() ? this.found.value() : null);
    return run && this.rowsOf(run);
  });

  /** Also again, when it could not be told the time before. */
  protected ask(): void {
    if (this.failure()) this.found.reload();
    this.isWanted.set(true);
  }

  private rowsOf({ model, usage, timings }: Run): readonly (readonly [string, string])[] {
    const { details } = this.t().chat;
    const time = (ms: number | null) => (ms === null ? '–' : duration(ms, this.t()));
    return [
      [details.model, model],
      [details.tokens, details.tokenCount(usage.input_tokens, usage.output_tokens)],
      [details.firstToken, time(timings.first_token_ms)],
      [details.duration, time(timings.total_ms)],
    ];
  }
}
