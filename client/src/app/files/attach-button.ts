import { Component, inject, input, output } from '@angular/core';
import { Icon } from '../ui/icon';
import { Language } from '../words/language';
import { Tip } from '../ui/tip';

/** Lets a person choose files. */
@Component({
  selector: 'app-attach-button',
  imports: [Icon, Tip],
  template: `
    <button class="icon-btn" type="button" [appTip]="t().files.attach" (click)="picker.click()">
      <app-icon name="clip" />
    </button>
    <input
      #picker
      type="file"
      multiple
      hidden
      [attr.aria-label]="t().files.pick"
      [accept]="accept()"
      (change)="pick(picker)"
    />
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

  protected readonly t = inject(Language).words;

  protected pick(picker: HTMLInputElement): void {
    this.filesGiven.emit([...(picker.files ?? [])]);
    picker.value = '';
  }
}
