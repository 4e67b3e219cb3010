import { Component, computed, inject, input, model } from '@angular/core';
import { DayField } from '../ui/day-field';
import { Icon } from '../ui/icon';
import { MomentField } from '../ui/moment-field';
import { type InputField, type InputValue } from './input-fields';
import { Language } from '../words/language';

const TYPES: Readonly<Record<string, string>> = {
  number: 'number',
  integer: 'number',
};

/** One field of a form that a server asks to fill in, with its help and what is wrong with it. */
@Component({
  selector: 'app-input-control',
  imports: [DayField, Icon, MomentField],
  templateUrl: './input-control.html',
  styles: `
    :host {
      display: block;
    }
    label,
    legend {
      font-size: var(--ck-text-sm);
      font-weight: var(--ck-weight-medium);
      color: var(--ck-text-2);
    }
    legend {
      padding: 0;
    }
    .hint {
      margin-block-start: var(--ck-1);
    }
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }
    .tick {
      display: flex;
      align-items: center;
      gap: var(--ck-2-5);
      min-block-size: 2.25rem;
      color: var(--ck-text);
      font-size: var(--ck-text-base);
      font-weight: var(--ck-weight-regular);
    }
    .optional {
      color: var(--ck-muted);
      font-weight: var(--ck-weight-regular);
    }
  `,
})
export class InputControl {
  readonly field = input.required<InputField>();
  readonly fault = input('');
  readonly prefix = input.required<string>();
  readonly value = model.required<InputValue>();

  protected readonly t = inject(Language).words;
  protected readonly id = computed(() => `${this.prefix()}-${encodeURIComponent(this.field().name)}`);
  protected readonly type = computed(() => TYPES[this.field().kind] ?? this.field().kind);
  protected readonly text = computed(() => {
    const value = this.value();
    return typeof value === 'string' ? value : '';
  });
  protected readonly chosen = computed<readonly string[]>(() => {
    const value = this.value();
    return typeof value === 'object' ? value : [];
  });
  protected readonly describedBy = computed(() => {
    const parts = [this.field().help && `${this.id()}-help`, this.fault() && `${this.id()}-fault`];
    return parts.filter(Boolean).join(' ') || null;
  });

  protected has(choice: string): boolean {
    return this.chosen().includes(choice);
  }

  protected choose(choice: string, isChosen: boolean): void {
    const others = this.chosen().filter((one) => one !== choice);
    this.value.set(isChosen ? [...others, choice] : others);
  }
}
