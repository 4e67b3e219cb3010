import { Component, computed, type ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { type ToolCall } from '../api/api';
import { MissingPiece } from '../ui/missing-piece';
import { lingering } from './lingering';
import { ToolBody } from './tool-body';
import { ToolHead } from './tool-head';
import { progressPart, progressWords, shownStatus, toolIcon, toolWords } from './tool-words';
import { Language } from '../words/language';

/** One tool call: a line that says what happened, and everything about it when opened. */
@Component({
  selector: 'app-tool-bubble',
  imports: [MissingPiece, ToolBody, ToolHead],
  templateUrl: './tool-bubble.html',
  styleUrl: './tool-bubble.css',
  host: {
    '[class.step]': 'step()',
    '[class.failed]': "status() === 'error'",
  },
})
export class ToolBubble {
  readonly call = input.required<ToolCall>();
  readonly step = input(false);
  /** Whether it may run, but waits until another call of the same answer is decided about. */
  readonly held = input(false);
  /** Whether a decision about it is on its way. */
  readonly busy = input(false);

  readonly decided = output<'approve' | 'deny'>();

  private readonly details = viewChild.required<ElementRef<HTMLDetailsElement>>('details');

  private readonly language = inject(Language);
  protected readonly t = this.language.words;
  protected readonly shown = lingering(this.call);
  protected readonly opened = signal(false);
  protected readonly status = computed(() => shownStatus(this.shown(), this.held()));
  protected readonly words = computed(() => toolWords(this.shown(), this.t(), this.status()));
  protected readonly progress = computed(() =>
    this.status() === 'running' ? progressWords(this.shown(), this.t()) : '',
  );
  protected readonly part = computed(() => progressPart(this.shown()));
  protected readonly icon = computed(() => toolIcon(this.shown()));
  protected readonly connect = computed(() => `/settings/tools?connect=${encodeURIComponent(this.shown().server)}`);
  protected readonly note = computed(() => {
    const { error, denial_reason: reason } = this.shown();
    const { tools } = this.t();
    const told = error && this.language.told({ code: error.code, detail: error.message });
    switch (this.status()) {
      case 'unknown_outcome':
        return told ?? tools.unknown;
      case 'held':
        return tools.held;
      case 'denied':
        // One that may have been made is not said to be refused; one stored long ago has its reason in its error alone.
        return error?.code === 'unknown_outcome' || reason === undefined ? told : tools.notAllowed(reason ?? '');
      case 'error':
      case 'needs_connection':
        return told;
      default:
        return null;
    }
  });

  /** Opens what was sent, to look for it where it should have happened. */
  protected check(): void {
    const details = this.details().nativeElement;
    details.open = true;
    details.querySelector('summary')?.focus();
  }

  protected settle(decision: 'approve' | 'deny'): void {
    if (!this.busy()) this.decided.emit(decision);
  }
}
