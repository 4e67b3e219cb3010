import { A11yModule } from '@angular/cdk/a11y';
import { afterNextRender, Component, computed, effect, inject, input, output, viewChild } from '@angular/core';
import { DateAdapter, provideNativeDateAdapter } from '@angular/material/core';
import { MatCalendar } from '@angular/material/datepicker';
import { MonthHeader } from './month-header';
import { Language } from '../words/language';

/** A month to choose a day from, 2026-11-27: with the arrow keys, Page Up and Page Down for the months beside it. */
@Component({
  selector: 'app-day-calendar',
  imports: [A11yModule, MatCalendar],
  providers: [provideNativeDateAdapter()],
  template: `
    <div class="calendar" role="dialog" cdkTrapFocus [attr.aria-label]="t().time.calendar.name">
      <mat-calendar
        [headerComponent]="header"
        [selected]="date()"
        [startAt]="date()"
        [minDate]="first()"
        [maxDate]="last()"
        (selectedChange)="choose($event)"
      />
    </div>
  `,
})
export class DayCalendar {
  readonly day = input('');
  readonly earliest = input<string | null>(null);
  readonly latest = input<string | null>(null);

  readonly chosen = output<string>();

  private readonly calendar = viewChild.required<MatCalendar<Date>>(MatCalendar);
  protected readonly header = MonthHeader;
  protected readonly t = inject(Language).words;
  protected readonly date = computed(() => dateOf(this.day()));
  protected readonly first = computed(() => dateOf(this.earliest()));
  protected readonly last = computed(() => dateOf(this.latest()));

  constructor() {
    const dates = inject<DateAdapter<Date>>(DateAdapter);
    effect(() => dates.setLocale(this.t().locale));
    afterNextRender(() => this.calendar().focusActiveCell());
  }

  protected choose(date: Date | null): void {
    if (date) this.chosen.emit(isoDay(date));
  }
}

function dateOf(day: string | null): Date | null {
  return day ? new Date(`${day}T00:00`) : null;
}

/** The day of a time here, as fields hold it. */
function isoDay(date: Date): string {
  const two = (value: number) => `${value}`.padStart(2, '0');
  return `${`${date.getFullYear()}`.padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
