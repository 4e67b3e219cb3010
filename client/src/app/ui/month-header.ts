import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { DateAdapter } from '@angular/material/core';
import { MatCalendar } from '@angular/material/datepicker';
import { Icon } from './icon';
import { Tip } from './tip';
import { Language } from '../words/language';

/** The month that a calendar shows, and the way to those beside it. */
@Component({
  selector: 'app-month-header',
  imports: [Icon, Tip],
  template: `
    <p aria-live="polite">{{ month() }}</p>
    <button class="icon-btn icon-btn-s" type="button" [appTip]="t().time.calendar.previousMonth" (click)="move(-1)">
      <app-icon class="i-s back" name="chevron" />
    </button>
    <button class="icon-btn icon-btn-s" type="button" [appTip]="t().time.calendar.nextMonth" (click)="move(1)">
      <app-icon class="i-s forth" name="chevron" />
    </button>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      padding: var(--ck-2) var(--ck-2) 0 var(--ck-4);
    }
    p {
      flex: 1;
      font-weight: var(--ck-weight-strong);
    }
    .back,
    .forth:dir(rtl) {
      rotate: 90deg;
    }
    .forth,
    .back:dir(rtl) {
      rotate: -90deg;
    }
  `,
})
export class MonthHeader {
  private readonly calendar = inject<MatCalendar<Date>>(MatCalendar);
  private readonly dates = inject<DateAdapter<Date>>(DateAdapter);
  private readonly turned = toSignal(this.calendar.stateChanges, { equal: () => false });
  protected readonly t = inject(Language).words;
  protected readonly month = computed(() => {
    this.turned();
    const format = new Intl.DateTimeFormat(this.t().locale, { month: 'long', year: 'numeric' });
    return format.format(this.calendar.activeDate);
  });

  protected move(months: number): void {
    this.calendar.activeDate = this.dates.addCalendarMonths(this.calendar.activeDate, months);
  }
}
