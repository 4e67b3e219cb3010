import { Component, computed, inject, input, output } from '@angular/core';
import { type ToolCall } from '../api/api';
import { ToolBubble } from './tool-bubble';
import { ToolHead } from './tool-head';
import { type DecisionState } from './decision-state';
import { shownStatus, totalMs, toolWords, type ToolWords } from './tool-words';
import { Language } from '../words/language';

/** Several calls in a row, folded into one line; a failure or an open question opens it. */
@Component({
  selector: 'app-tool-group',
  imports: [ToolBubble, ToolHead],
  template: `
    <details [open]="isUrgent()">
      <summary>
        <app-tool-head
          [words]="words()"
          [detail]="servers()"
          [status]="status()"
          [since]="running()?.timestamp"
          [milliseconds]="milliseconds()"
          icon="tool"
        />
      </summary>
      <ul role="list">
        @for (call of calls(); track call.id) {
          <li>
            <app-tool-bubble
              [call]="call"
              [step]="true"
              [held]="held()"
              [busy]="decisionStates().get(call.id)?.busy ?? false"
              (decided)="decided.emit({ call, decision: $event })"
            />
          </li>
        }
      </ul>
    </details>
  `,
  styles: `
    :host {
      display: block;
      border: 1px solid var(--ck-line);
      border-radius: var(--ck-radius-md);
      background: var(--ck-sunken);
      overflow: clip;
    }
    summary:hover {
      background: var(--ck-hover);
    }
    summary:focus-visible {
      outline-offset: -2px;
    }
    ul {
      padding-block: var(--ck-1) var(--ck-1-5);
      background: var(--ck-raised);
      border-block-start: 1px solid var(--ck-line);
    }
  `,
})
export class ToolGroup {
  readonly calls = input.required<readonly ToolCall[]>();

  readonly held = input(false);
  readonly decisionStates = input<ReadonlyMap<string, DecisionState>>(new Map());

  readonly decided = output<{ call: ToolCall; decision: 'approve' | 'deny' }>();

  private readonly t = inject(Language).words;
  protected readonly running = computed(() => this.calls().find(({ status }) => status === 'running'));
  protected readonly failed = computed(() =>
    this.calls().find(({ status }) => status === 'error' || status === 'unknown_outcome'),
  );
  protected readonly isUrgent = computed(() => this.failed() !== undefined);
  protected readonly status = computed(() => {
    const call = this.running() ?? this.failed() ?? this.calls().at(-1);
    return call ? shownStatus(call, this.held()) : 'success';
  });
  protected readonly servers = computed(() => [...new Set(this.calls().map(({ server }) => server))].join(', '));
  protected readonly milliseconds = computed(() => totalMs(this.calls()));
  protected readonly words = computed<ToolWords>(() => {
    const running = this.running();
    return running ? toolWords(running, this.t(), this.status()) : { text: this.t().tools.used(this.calls().length) };
  });
}
