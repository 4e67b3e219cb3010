import { afterNextRender, Component, type ElementRef, inject, output, viewChild } from '@angular/core';
import { Icon } from '../ui/icon';
import { SHORTCUTS } from './shortcuts';
import { Language } from '../words/language';

/** The list of what the keyboard does. */
@Component({
  selector: 'app-shortcuts-dialog',
  imports: [Icon],
  template: `
    <dialog #dialog aria-labelledby="shortcuts-heading" (close)="closed.emit()">
      <div class="body">
        <header>
          <h2 id="shortcuts-heading">{{ t().keyboard.heading }}</h2>
          <button
            class="icon-btn"
            type="button"
            autofocus
            [attr.aria-label]="t().common.close"
            (click)="dialog.close()"
          >
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
    </dialog>
  `,
  styleUrl: './shortcuts-dialog.css',
  host: { '(click)': 'dismiss($event)' },
})
export class ShortcutsDialog {
  readonly closed = output();

  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly t = inject(Language).words;
  protected readonly shortcuts = SHORTCUTS;

  protected nameOf(key: string): string {
    const names: Readonly<Record<string, string>> = this.t().common.keys;
    return names[key] ?? key;
  }

  constructor() {
    afterNextRender(() => this.dialog().nativeElement.showModal());
  }

  /** A press beside the dialog closes it. */
  protected dismiss(event: Event): void {
    if (event.target === this.dialog().nativeElement) this.dialog().nativeElement.close();
  }
}
