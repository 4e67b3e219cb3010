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
      class="box"
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
    .box {
      position: relative;
      inline-size: 1.25rem;
      block-size: 1.25rem;
      border: 1.5px solid var(--ck-outline);
      border-radius: var(--ck-radius-xs);
      background: var(--ck-raised);
    }
    .done {
      background: var(--ck-accent);
      border-color: var(--ck-accent);
    }
    .done::before {
      content: '';
      position: absolute;
      inset-inline-start: 0.34rem;
      inset-block-start: 0.125rem;
      inline-size: 0.3125rem;
      block-size: 0.5625rem;
      border: solid var(--ck-on-accent);
      border-width: 0 1.75px 1.75px 0;
      rotate: 42deg;
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
