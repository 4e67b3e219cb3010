import { Component, input, output } from '@angular/core';
import { Icon } from '../ui/icon';

/** Lets a person choose files. */
@Component({
  selector: 'app-attach-button',
  imports: [Icon],
  template: `
    <button class="icon-btn" type="button" aria-label="Attach files" (click)="picker.click()">
      <app-icon name="clip" />
    </button>
    <input #picker type="file" multiple hidden aria-label="Files" [accept]="accept()" (change)="pick(picker)" />
  `,
  styles: `
    :host {
      display: contents;
    }
    .icon-btn {
      border-radius: var(--ck-radius-full);
    }
  `,
})
export class AttachButton {
  /** The kinds that the browser offers first. */
  readonly accept = input('');

  readonly filesGiven = output<readonly File[]>();

  protected pick(picker: HTMLInputElement): void {
    this.filesGiven.emit([...(picker.files ?? [])]);
    picker.value = '';
  }
}
