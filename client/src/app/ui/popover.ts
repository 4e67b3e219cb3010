import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import {
  afterNextRender,
  Component,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';

/**
 * A button that says more when it is pressed: a small card to read beside it. Escape, Tab and a press elsewhere close it.
 */
@Component({
  selector: 'app-popover',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin],
  template: `
    <button
      #button
      type="button"
      aria-haspopup="dialog"
      cdkOverlayOrigin
      #origin="cdkOverlayOrigin"
      [class]="buttonClass()"
      [attr.aria-label]="buttonLabel()"
      [attr.aria-expanded]="isOpen()"
      (click)="open()"
    >
      <ng-content select="[popoverButton]" />
    </button>
    <ng-template
      cdkConnectedOverlay
      cdkConnectedOverlayHasBackdrop
      cdkConnectedOverlayBackdropClass="cdk-overlay-transparent-backdrop"
      [cdkConnectedOverlayOrigin]="origin"
      [cdkConnectedOverlayOpen]="isOpen()"
      (backdropClick)="close()"
      (detach)="close()"
    >
      <div
        #card
        class="popover"
        role="dialog"
        tabindex="-1"
        [attr.aria-label]="label()"
        (keydown.tab)="close()"
        (keydown.shift.tab)="close()"
      >
        <ng-content />
      </div>
    </ng-template>
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class Popover {
  /** What the card is called. */
  readonly label = input.required<string>();
  readonly buttonClass = input('icon-btn icon-btn-s');
  /** What the button is called where it shows only an icon. */
  readonly buttonLabel = input<string>();

  readonly opened = output();

  private readonly injector = inject(Injector);
  private readonly button = viewChild.required<ElementRef<HTMLElement>>('button');
  private readonly card = viewChild<ElementRef<HTMLElement>>('card');
  protected readonly isOpen = signal(false);

  protected open(): void {
    this.isOpen.set(true);
    this.opened.emit();
    afterNextRender(() => this.card()?.nativeElement.focus(), { injector: this.injector });
  }

  /** Gives the focus back to the button, from where Tab goes on. */
  protected close(): void {
    if (!this.isOpen()) return;
    this.isOpen.set(false);
    this.button().nativeElement.focus();
  }
}
