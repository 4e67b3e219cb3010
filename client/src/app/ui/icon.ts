import { Component, computed, input } from '@angular/core';
import { type IconName, ICONS } from './icons';

/** A decorative drawing; the words beside it say what it means. */
@Component({
  selector: 'app-icon',
  template: `<svg viewBox="0 0 20 20" focusable="false"><path [attr.d]="path()" /></svg>`,
  styleUrl: './drawing.css',
  styles: `
    :host {
      display: block;
      flex: none;
      inline-size: 1.25rem;
      block-size: 1.25rem;
    }
    :host(.i-s) {
      inline-size: 1rem;
      block-size: 1rem;
    }
    :host(.i-down) {
      transform: rotate(180deg);
    }
    :host(.i-s) svg {
      stroke-width: 1.7;
    }
    :host(.i-bold) svg {
      stroke-width: 2.25;
    }
    :host(.i-filled) svg {
      fill: currentColor;
    }
  `,
  host: { class: 'i', 'aria-hidden': 'true', '[class.i-bold]': "name() === 'more'" },
})
export class Icon {
  readonly name = input.required<IconName>();

  protected readonly path = computed(() => ICONS[this.name()]);
}
