import { A11yModule } from '@angular/cdk/a11y';
import { Component, inject, input, output } from '@angular/core';
import { Language } from '../words/language';
import { Dialog } from './dialog';

/** Asks before something that cannot be undone; the harmless answer has the focus. */
@Component({
  selector: 'app-confirm-dialog',
  imports: [A11yModule, Dialog],
  template: `
    <app-dialog labelledBy="confirm-question" describedBy="confirm-detail" (closed)="answered.emit(false)">
      <div class="body">
        <h2 class="dialog-title" id="confirm-question">{{ question() }}</h2>
        <p id="confirm-detail">{{ detail() }}</p>
      </div>
      <div class="act">
        <button class="btn" type="button" cdkFocusInitial (click)="answered.emit(false)">{{ t().common.keep }}</button>
        <button class="btn btn-danger" type="button" (click)="answered.emit(true)">
          {{ verb() ?? t().common.delete }}
        </button>
      </div>
    </app-dialog>
  `,
  styles: `
    .body {
      padding: 1.375rem var(--ck-6) var(--ck-5);
    }
    p {
      margin-block-start: var(--ck-2);
      color: var(--ck-text-2);
    }
    .act {
      display: flex;
      flex-wrap: wrap;
      justify-content: flex-end;
      gap: var(--ck-2);
      padding: 0 var(--ck-6) 1.375rem;
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
}
