import { Component, computed, inject, input, linkedSignal, model } from '@angular/core';
import { Language } from '../words/language';
import { DayField } from './day-field';

/** A local moment as 2026-11-27T15:00, or none while its day or its time is missing. */
@Component({
  selector: 'app-moment-field',
  imports: [DayField],
  template: `
    <app-day-field
      [fieldId]="fieldId()"
      [value]="day()"
      [required]="required()"
      [invalid]="invalid()"
      [label]="label()"
      [describedBy]="describedBy()"
      (valueChange)="put($event, time())"
    />
    <input
      #clock
      class="input input-s"
      type="time"
      [attr.aria-label]="t().tasks.time"
      [value]="time()"
      [required]="required()"
      [attr.aria-invalid]="invalid() || null"
      [attr.aria-describedby]="describedBy()"
      (input)="put(day(), clock.value)"
    />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
      gap: var(--ck-2);
    }
  `,
})
export class MomentField {
  readonly value = model('');
  readonly fieldId = input('');
  readonly required = input(false);
  readonly invalid = input(false);
  /** What the field is called, where no label stands beside it. */
  readonly label = input<string | null>(null);
  readonly describedBy = input<string | null>(null);

  protected readonly t = inject(Language).words;
  /** What is written so far; what comes from outside takes its place. While it is no whole moment, its value is none. */
  private readonly written = linkedSignal<string, readonly [string, string]>({
    source: () => this.value(),
    computation: (value, before) => {
      const [day = '', time = ''] = value.split('T');
      return value === '' && before?.value.includes('') ? before.value : [day, time];
    },
  });
  protected readonly day = computed(() => this.written()[0]);
  protected readonly time = computed(() => this.written()[1]);

  protected put(day: string, time: string): void {
    this.written.set([day, time]);
    this.value.set(day && time ? `${day}T${time}` : '');
  }
}
