import { afterNextRender, Component, type ElementRef, output, viewChild } from '@angular/core';
import { Icon } from '../ui/icon';
import { SHORTCUTS } from './shortcuts';

/** The list of what the keyboard does. */
@Component({
  selector: 'app-shortcuts-dialog',
  imports: [Icon],
  template: `
    <dialog #dialog aria-labelledby="shortcuts-heading" (close)="closed.emit()">
      <div class="body">
        <header>
          <h2 id="shortcuts-heading">Keyboard shortcuts</h2>
          <button class="icon-btn" type="button" autofocus aria-label="Close" (click)="dialog.close()">
            <app-icon name="x" />
          </button>
        </header>
        <dl>
          @for (shortcut of shortcuts; track shortcut.name) {
            <div>
              <dt>{{ shortcut.name }}</dt>
              <dd>
                @for (key of shortcut.keys; track key) {
                  <kbd>{{ key }}</kbd>
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
  protected readonly shortcuts = SHORTCUTS;

  constructor() {
    afterNextRender(() => this.dialog().nativeElement.showModal());
  }

  /** A press beside the dialog closes it. */
  protected dismiss(event: Event): void {
    if (event.target === this.dialog().nativeElement) this.dialog().nativeElement.close();
  }
}
