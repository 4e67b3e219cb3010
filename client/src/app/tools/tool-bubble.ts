import { Component, computed, input, output, signal } from '@angular/core';
import { type ToolCall } from '../api/api';
import { lingering } from './lingering';
import { ToolBody } from './tool-body';
import { ToolHead } from './tool-head';
import { toolIcon, toolWords } from './tool-words';

/** One tool call: a line that says what happened, and everything about it when opened. */
@Component({
  selector: 'app-tool-bubble',
  imports: [ToolBody, ToolHead],
  template: `
    <details #details (toggle)="opened.set(details.open)">
      <summary>
        <app-tool-head
          [words]="words()"
          [detail]="shown().server"
          [status]="shown().status"
          [since]="shown().timestamp"
          [milliseconds]="shown().duration_ms"
          [icon]="icon()"
          [step]="step()"
        />
      </summary>
      @if (opened()) {
        <app-tool-body [call]="shown()" />
      }
    </details>
    @if (note(); as words) {
      <div class="note">
        <p>{{ words }}</p>
        @if (shown().status === 'unknown_outcome') {
          <button class="btn btn-s" type="button" (click)="decided.emit('approve')">Try again</button>
          <button class="btn btn-s" type="button" (click)="decided.emit('deny')">Skip</button>
        }
      </div>
    }
    @if (shown().status === 'running') {
      <div class="progress"><span></span></div>
    }
  `,
  styleUrl: './tool-bubble.css',
  host: {
    '[class.step]': 'step()',
    '[class.failed]': "shown().status === 'error'",
    '[class.noted]': 'note() !== null',
  },
})
export class ToolBubble {
  readonly call = input.required<ToolCall>();
  readonly step = input(false);

  readonly decided = output<'approve' | 'deny'>();

  protected readonly shown = lingering(this.call);
  protected readonly opened = signal(false);
  protected readonly words = computed(() => toolWords(this.shown()));
  protected readonly icon = computed(() => toolIcon(this.shown()));
  protected readonly note = computed(() => {
    const { status, error } = this.shown();
    if (status === 'unknown_outcome')
      return error?.message ?? 'It is not known whether this happened. Check first: trying again may do it twice.';
    return status === 'error' || status === 'denied' ? (error?.message ?? null) : null;
  });
}
