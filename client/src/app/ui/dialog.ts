import { Directionality } from '@angular/cdk/bidi';
import {
  afterNextRender,
  Component,
  DestroyRef,
  inject,
  input,
  output,
  type TemplateRef,
  viewChild,
  ViewContainerRef,
} from '@angular/core';
import { MatDialog, MatDialogConfig } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

type DialogKind = 'question' | 'wide' | 'search' | 'drawer' | 'panel';

const TOP: Partial<Record<DialogKind, string>> = { search: 'min(14vh, 8rem)', drawer: '0', panel: '0' };
/** The side of the page that a kind comes from. */
const SIDE: Partial<Record<DialogKind, 'start' | 'end'>> = { drawer: 'start', panel: 'end' };

/**
 * What stands over the page for as long as it is there: it keeps the focus and gives it back where it came from.
 * Escape and a press beside it close it. The first focus is on what is marked `cdkFocusInitial`, else on its first control.
 */
@Component({
  selector: 'app-dialog',
  template: `<ng-template #content><ng-content /></ng-template>`,
})
export class Dialog {
  readonly kind = input<DialogKind>('question');
  /** Its name, where no heading in it is one. */
  readonly label = input<string>();
  readonly labelledBy = input<string>();
  readonly describedBy = input<string>();

  readonly closed = output();

  private readonly dialogs = inject(MatDialog);
  private readonly place = inject(ViewContainerRef);
  private readonly direction = inject(Directionality);
  private readonly content = viewChild.required<TemplateRef<unknown>>('content');
  private isOver = false;

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      if (this.isOver) return;
      const shown = this.dialogs.open(this.content(), this.config());
      destroyed.onDestroy(() => shown.close());
      void firstValueFrom(shown.afterClosed()).then(() => this.end());
    });
    destroyed.onDestroy(() => (this.isOver = true));
  }

  private end(): void {
    if (!this.isOver) this.closed.emit();
  }

  private config(): MatDialogConfig {
    const kind = this.kind();
    const isLeft = (SIDE[kind] === 'start') === (this.direction.value === 'ltr');
    const side = isLeft ? { left: '0' } : { right: '0' };
    return Object.assign(new MatDialogConfig(), {
      role: kind === 'question' ? 'alertdialog' : 'dialog',
      ariaLabel: this.label() ?? null,
      ariaLabelledBy: this.labelledBy() ?? null,
      ariaDescribedBy: this.describedBy() ?? null,
      ariaModal: kind !== 'drawer', // menus open from the drawer, beside it
      panelClass: `dialog-${kind}`,
      position: { ...(TOP[kind] && { top: TOP[kind] }), ...(SIDE[kind] && side) },
      viewContainerRef: this.place,
    } satisfies Partial<MatDialogConfig>);
  }
}
