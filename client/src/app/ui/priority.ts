import { Component, computed, inject, input } from '@angular/core';
import { type TaskPriority } from '../api/api';
import { Language } from '../words/language';

const LEVELS: Readonly<Record<TaskPriority, number>> = { low: 1, normal: 2, high: 3 };

/** How pressing a task is: three bars and a word. */
@Component({
  selector: 'app-priority',
  template: `
    <span [class]="'bars level-' + level()" aria-hidden="true"><i></i><i></i><i></i></span>
    <span class="word"
      >{{ t().tasks.priorities[priority()] }}<span class="hidden">{{ t().tasks.afterPriority }}</span></span
    >
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--ck-1-5);
      color: var(--ck-text-2);
      font-size: var(--ck-text-sm);
      white-space: nowrap;
    }
    .bars {
      display: inline-flex;
      align-items: flex-end;
      gap: 2px;
    }
    i {
      inline-size: 3px;
      block-size: 5px;
      border-radius: 1px;
      background: var(--ck-line-strong);
    }
    i:nth-child(2) {
      block-size: 8px;
    }
    i:nth-child(3) {
      block-size: 11px;
    }
    .level-1 i:nth-child(1),
    .level-2 i:nth-child(-n + 2),
    .level-3 i {
      background: var(--ck-text-2);
    }
    @media (max-width: 767.98px) {
      .word {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
    }
  `,
})
export class Priority {
  readonly priority = input.required<TaskPriority>();

  protected readonly t = inject(Language).words;
  protected readonly level = computed(() => LEVELS[this.priority()]);
}
