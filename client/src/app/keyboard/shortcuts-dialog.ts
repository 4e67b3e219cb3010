import { Component, inject, output } from '@angular/core';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icon';
import { type Key, printed } from '../ui/keys';
import { SHORTCUTS } from './shortcuts';
import { Language } from '../words/language';

/** The list of what the keyboard does. */
@Component({
  selector: 'app-shortcuts-dialog',
  imports: [Dialog, Icon],
  template: `
    <app-dialog kind="wide" labelledBy="shortcuts-heading" (closed)="closed.emit()">
      <div class="body">
        <header>
          <h2 class="dialog-title" id="shortcuts-heading">{{ t().keyboard.heading }}</h2>
          <button class="icon-btn" type="button" [attr.aria-label]="t().common.close" (click)="closed.emit()">
            <app-icon name="x" />
          </button>
        </header>
        <dl>
          @for (shortcut of shortcuts; track shortcut.name) {
            <div>
              <dt>{{ t().keyboard.shortcuts[shortcut.name] }}</dt>
              <dd dir="ltr">
                @for (key of shortcut.keys; track key) {
                  <kbd>{{ nameOf(key) }}</kbd>
                }
              </dd>
            </div>
          }
        </dl>
      </div>
    </app-dialog>
  `,
  styleUrl: './shortcuts-dialog.css',
})
export class ShortcutsDialog {
  readonly closed = output();

  protected readonly t = inject(Language).words;
  protected readonly shortcuts = SHORTCUTS;

  protected nameOf(key: Key): string {
    return printed(key, this.t());
  }
}
