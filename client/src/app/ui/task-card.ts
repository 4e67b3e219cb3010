import { Component, computed, inject, input } from '@angular/core';
import { type Task } from '../api/api';
import { Language } from '../words/language';
import { dueWords } from './due-words';
import { Priority } from './priority';

/** A task as it was when a tool reported it: to read, not to change. */
@Component({
  selector: 'app-task-card',
  imports: [Priority],
  template: `
    <span
      class="check"
      role="img"
      [class.done]="isDone()"
      [attr.aria-label]="t().tasks.states[isDone() ? 'done' : 'open']"
    ></span>
    <div>
      <div class="title">{{ task().title }}</div>
      @if (when(); as when) {
        <div class="sub">{{ when }}</div>
      }
    </div>
    @if (task().priority; as priority) {
      <app-priority [priority]="priority" />
    }
  `,
  styles: `
    :host {
      position: relative;
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      align-items: center;
      gap: var(--ck-3);
      padding: var(--ck-2-5) var(--ck-3);
      border: 1px solid var(--ck-line);
      border-radius: var(--ck-radius-sm);
    }
    .check {
      pointer-events: none;
    }
    .title {
      font-weight: var(--ck-weight-medium);
      overflow-wrap: anywhere;
      unicode-bidi: plaintext;
      text-align: match-parent;
    }
    .title:dir(rtl) {
      text-align: right; /* Chrome drops match-parent */
    }
    .sub {
      color: var(--ck-muted);
      font-size: var(--ck-text-sm);
    }
  `,
})
export class TaskCard {
  readonly task = input.required<Task>();

  protected readonly t = inject(Language).words;
  protected readonly isDone = computed(() => this.task().status === 'done');
  protected readonly when = computed(() => {
    const { due_at } = this.task();
    return due_at ? this.t().tasks.dueOn(dueWords(due_at, this.t())) : '';
  });
}
