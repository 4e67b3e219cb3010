import { Component, inject, input, output } from '@angular/core';
import { type FindRun, RunDetails } from '../messages/run-details';
import { TasksPanel } from '../tasks/tasks-panel';
import { type Answer } from '../transcript/turns';
import { Icon } from '../ui/icon';
import { Language } from '../words/language';

/** What is in the panel beside a conversation, under its name. */
@Component({
  selector: 'app-side-panel-content',
  imports: [Icon, RunDetails, TasksPanel],
  template: `
    <div class="head">
      <h2>{{ name() }}</h2>
      <button class="icon-btn" type="button" [attr.aria-label]="t().common.close" (click)="closed.emit()">
        <app-icon name="x" />
      </button>
    </div>
    <div class="body">
      @if (answer(); as answer) {
        <app-run-details [answer]="answer" [find]="find()" />
      } @else {
        <app-tasks-panel />
      }
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      block-size: 100%;
    }
    .head {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--ck-2);
      flex: none;
      block-size: var(--ck-bar-height);
      padding-inline: var(--ck-4) var(--ck-2);
    }
    h2 {
      font-size: var(--ck-text-base);
      font-weight: var(--ck-weight-strong);
    }
    .body {
      flex: 1;
      min-block-size: 0;
      overflow-y: auto;
      padding: var(--ck-1) var(--ck-4) var(--ck-5);
      scrollbar-width: thin;
      scrollbar-color: var(--ck-line-strong) transparent;
    }
  `,
})
export class SidePanelContent {
  readonly name = input.required<string>();
  /** The answer whose details are shown; the tasks otherwise. */
  readonly answer = input<Answer>();
  readonly find = input.required<FindRun>();

  readonly closed = output();

  protected readonly t = inject(Language).words;
}
