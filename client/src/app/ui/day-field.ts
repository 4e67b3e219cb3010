import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import { Component, type ElementRef, inject, input, model, signal, viewChild } from '@angular/core';
import { type FormValueControl } from '@angular/forms/signals';
import { DayCalendar } from './day-calendar';
import { Icon } from './icon';
import { MissingPiece } from './missing-piece';
import { Language } from '../words/language';

/**
 * A day as 2026-11-27, or none: typed in the order that people write it here, or chosen from a calendar. Where a finger
 * points, the calendar is the telephone's own.
 */
@Component({
  selector: 'app-day-field',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, DayCalendar, Icon, MissingPiece],
  template: `
    <div class="input input-s day" cdkOverlayOrigin #origin="cdkOverlayOrigin">
      <input
        #field
        class="native"
        type="date"
        [id]="fieldId()"
        [name]="name()"
        [value]="value()"
        [disabled]="disabled()"
        [required]="required()"
        [attr.min]="earliest()"
        [attr.max]="latest()"
        [attr.aria-label]="label()"
        [attr.aria-invalid]="invalid() || null"
        [attr.aria-describedby]="describedBy()"
        (input)="value.set(field.value)"
        (keydown.space)="open($event)"
        (keydown.f4)="open($event)"
        (keydown.alt.arrowdown)="open($event)"
      />
      <button
        #button
        class="opener"
        type="button"
        aria-haspopup="dialog"
        [disabled]="disabled()"
        [attr.aria-label]="t().time.calendar.name"
        [attr.aria-expanded]="isOpen()"
        (click)="open($event)"
      >
        <app-icon class="i-s" name="chevron" />
      </button>
    </div>
    <ng-template
      cdkConnectedOverlay
      cdkConnectedOverlayHasBackdrop
      cdkConnectedOverlayBackdropClass="cdk-overlay-transparent-backdrop"
      [cdkConnectedOverlayOrigin]="origin"
      [cdkConnectedOverlayOpen]="isOpen()"
      (backdropClick)="close()"
      (detach)="close()"
    >
      @defer (on immediate) {
        <app-day-calendar [day]="value()" [earliest]="earliest()" [latest]="latest()" (chosen)="choose($event)" />
      } @error {
        <app-missing-piece />
      }
    </ng-template>
  `,
  styles: `
    .day {
      display: flex;
      align-items: center;
      padding-inline-end: var(--ck-1);
    }
    .native {
      flex: 1;
      min-inline-size: 0;
      padding: 0;
      border: 0;
      background: none;
      outline: none;
    }
    .day:focus-within {
      outline: 2px solid var(--ck-focus-color);
      outline-offset: -1px;
      border-color: transparent;
    }
    .opener {
      display: grid;
      place-items: center;
      inline-size: 1.5rem;
      block-size: 1.5rem;
      flex: none;
      border-radius: var(--ck-radius-xs);
      color: var(--ck-muted);
    }
    .opener:disabled {
      cursor: default;
      opacity: 0.5;
    }
    .opener:enabled:hover {
      background: var(--ck-hover);
      color: var(--ck-text);
    }
    @media (pointer: coarse) {
      .opener {
        display: none;
      }
    }
    @media (pointer: fine) {
      .native::-webkit-calendar-picker-indicator {
        display: none;
      }
    }
  `,
})
export class DayField implements FormValueControl<string> {
  readonly value = model('');
  readonly fieldId = input('');
  readonly name = input('');
  readonly disabled = input(false);
  readonly required = input(false);
  readonly invalid = input(false);
  /** What the field is called, where no label stands beside it. */
  readonly label = input<string | null>(null);
  readonly describedBy = input<string | null>(null);
  /** The first and the last day that may be chosen, as 2026-11-27. */
  readonly earliest = input<string | null>(null);
  readonly latest = input<string | null>(null);

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  private readonly button = viewChild.required<ElementRef<HTMLElement>>('button');
  protected readonly t = inject(Language).words;
  protected readonly isOpen = signal(false);

  protected open(event: Event): void {
    if (this.disabled() || !this.button().nativeElement.checkVisibility()) return;
    event.preventDefault();
    this.isOpen.set(true);
  }

  protected choose(day: string): void {
    this.value.set(day);
    this.close();
  }

  /** Gives the focus back to where the day stands now. */
  protected close(): void {
    if (!this.isOpen()) return;
    this.isOpen.set(false);
    this.field().nativeElement.focus();
  }
}
