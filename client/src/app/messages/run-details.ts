import { Component, computed, inject, input, resource } from '@angular/core';
import { type Run, type ToolCall } from '../api/api';
import { asProblem } from '../api/problem';
import { ToolHead } from '../tools/tool-head';
import { shownStatus, toolIcon, toolWords } from '../tools/tool-words';
import { type Answer, callsIn } from '../transcript/turns';
import { clock, duration } from '../ui/times';
import { Language } from '../words/language';

/** Finds the run that made an answer. */
export type FindRun = (id: string, signal: AbortSignal) => Promise<Run>;

/** How an answer came about: its model, what it cost, how long it took, and the tools it used. */
@Component({
  selector: 'app-run-details',
  imports: [ToolHead],
  template: `
    @if (rows(); as rows) {
      <dl>
        @for (row of rows; track row[0]) {
          <dt>{{ row[0] }}</dt>
          <dd class="num">{{ row[1] }}</dd>
        }
      </dl>
    } @else if (failure(); as words) {
      <div class="failed" role="alert">
        <p>{{ words }}</p>
        <button class="btn btn-s" type="button" (click)="found.reload()">{{ t().common.tryAgain }}</button>
      </div>
    } @else {
      <p role="status"><span class="spinner"></span> {{ t().chat.details.loading }}</p>
    }
    @if (calls().length > 0) {
      <h3>{{ t().chat.details.calls }}</h3>
      <ul role="list">
        @for (call of calls(); track call.id) {
          <li>
            <app-tool-head
              [step]="true"
              [opens]="false"
              [words]="call.words"
              [status]="call.status"
              [milliseconds]="call.milliseconds"
              [icon]="call.icon"
            />
          </li>
        }
      </ul>
    }
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: max-content minmax(0, 1fr);
      gap: var(--ck-2) var(--ck-4);
    }
    dt {
      color: var(--ck-muted);
    }
    dd {
      text-align: end;
      overflow-wrap: anywhere;
    }
    .failed {
      display: grid;
      gap: var(--ck-2);
      justify-items: start;
    }
    h3 {
      margin-block: var(--ck-6) var(--ck-2);
      color: var(--ck-text-2);
      font-size: var(--ck-text-sm);
      font-weight: var(--ck-weight-strong);
    }
    ul {
      border: 1px solid var(--ck-line);
      border-radius: var(--ck-radius-md);
      background: var(--ck-raised);
      overflow: clip;
    }
    li + li {
      border-block-start: 1px solid var(--ck-line);
    }
  `,
})
export class RunDetails {
  readonly answer = input.required<Answer>();
  readonly find = input.required<FindRun>();

  private readonly language = inject(Language);
  protected readonly t = this.language.words;
  private readonly told = computed(() => {
    const { run } = this.answer();
    return run?.finished_at ? run : null;
  });
  protected readonly found = resource({
    params: () => (this.told() ? undefined : (this.answer().runId ?? undefined)),
    loader: ({ params, abortSignal }) => this.find()(params, abortSignal),
  });

  protected readonly failure = computed(() =>
    this.found.error() && !this.found.isLoading() ? this.language.told(asProblem(this.found.error())) : '',
  );
  protected readonly rows = computed(() => {
    const run = this.told() ?? (this.found.hasValue() ? this.found.value() : null);
    return run && this.rowsOf(run);
  });
  protected readonly calls = computed(() => callsIn(this.answer()).map((call) => this.lineOf(call)));

  private lineOf(call: ToolCall) {
    return {
      id: call.id,
      words: toolWords(call, this.t()),
      status: shownStatus(call),
      milliseconds: call.duration_ms,
      icon: toolIcon(call),
    };
  }

  private rowsOf({ model, usage, timings, started_at }: Run): readonly (readonly [string, string])[] {
    const { details } = this.t().chat;
    const time = (ms: number | null) => (ms === null ? '–' : duration(ms, this.t()));
    return [
      [details.model, model],
      [details.tokens, details.tokenCount(usage.input_tokens, usage.output_tokens)],
      [details.started, started_at ? clock(started_at, this.t()) : '–'],
      [details.firstToken, time(timings.first_token_ms)],
      [details.duration, time(timings.total_ms)],
    ];
  }
}
