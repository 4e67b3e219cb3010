import { Component, computed, inject, input, output } from '@angular/core';
import { type FindRun } from '../messages/run-details';
import { type Answer } from '../transcript/turns';
import { Dialog } from '../ui/dialog';
import { MissingPiece } from '../ui/missing-piece';
import { Language } from '../words/language';
import { SidePanelContent } from './side-panel-content';

/** The place beside a conversation: a region of the page, or a drawer where there is no room for it. */
@Component({
  selector: 'app-side-panel',
  imports: [Dialog, MissingPiece, SidePanelContent],
  template: `
    @if (isNarrow()) {
      @defer (on immediate) {
        <app-dialog kind="panel" [label]="name()" (closed)="closed.emit()">
          <app-side-panel-content [name]="name()" [answer]="answer()" [find]="find()" (closed)="closed.emit()" />
        </app-dialog>
      } @error {
        <app-missing-piece />
      }
    } @else {
      <section id="panel" data-region tabindex="-1" [attr.aria-label]="name()" (keydown.escape)="closed.emit()">
        @defer (on immediate) {
          <app-side-panel-content [name]="name()" [answer]="answer()" [find]="find()" (closed)="closed.emit()" />
        } @error {
          <app-missing-piece />
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    section {
      flex: none;
      inline-size: var(--ck-panel-width);
      min-block-size: 0;
      border-inline-start: 1px solid var(--ck-line);
      background: var(--ck-sidebar);
    }
    section:focus-visible {
      outline-offset: -2px;
    }
  `,
})
export class SidePanelView {
  /** The answer whose details are shown; the tasks otherwise. */
  readonly answer = input<Answer>();
  readonly find = input.required<FindRun>();
  readonly isNarrow = input(false);

  readonly closed = output();

  private readonly t = inject(Language).words;
  protected readonly name = computed(() => (this.answer() ? this.t().chat.details.name : this.t().tasks.heading));
}
