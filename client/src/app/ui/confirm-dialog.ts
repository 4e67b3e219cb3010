import { Component, effect, type ElementRef, inject, input, output, viewChild } from '@angular/core';
import { Language } from '../words/language';

/** Asks before something that cannot be undone; the harmless answer has the focus. */
@Component({
  selector: 'app-confirm-dialog',
  template: `
    <dialog
      #dialog
      role="alertdialog"
      aria-labelledby="confirm-question"
      aria-describedby="confirm-detail"
      (close)="answered.emit(false)"
    >
      <div class="body">
        <h2 id="confirm-question">{{ question() }}</h2>
        <p id="confirm-detail">{{ detail() }}</p>
      </div>
      <div class="act">
        <button class="btn" type="button" autofocus (click)="dialog.close()">{{ t().common.keep }}</button>
        <button class="btn btn-danger" type="button" (click)="answered.emit(true)">
          {{ verb() ?? t().common.delete }}
        </button>
      </div>
    </dialog>
  `,
  styles: `
    dialog {
      inline-size: calc(100% - 2rem);
      max-inline-size: 27rem;
      padding: 0;
      border: 1px solid var(--ck-line);
      border-radius: var(--ck-radius-lg);
      background: var(--ck-raised);
      color: inherit;
      box-shadow: var(--ck-elevation-3);
    }
    dialog::backdrop {
      background: var(--ck-scrim);
    }
    .body {
      padding: 1.375rem 1.5rem 1.25rem;
    }
    h2 {
      font-size: var(--ck-text-lg);
      line-height: 1.625rem;
      font-weight: var(--ck-weight-strong);
      letter-spacing: -0.014em;
      overflow-wrap: anywhere;
    }
    p {
      margin-block-start: 0.5rem;
      color: var(--ck-text-2);
    }
    .act {
      display: flex;
      flex-wrap: wrap;
      justify-content: flex-end;
      gap: 0.5rem;
      padding: 0 1.5rem 1.375rem;
    }
    @media (max-width: 767.98px) {
      .act .btn {
        flex: 1;
      }
    }
  `,
})
export class ConfirmDialog {
  readonly question = input.required<string>();
  readonly detail = input('');
  readonly verb = input<string>();

  readonly answered = output<boolean>();

  protected readonly t = inject(Language).words;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    effect(() => this.dialog().nativeElement.showModal());
  }
}
