import { Component, computed, input } from '@angular/core';
import { drawingOf } from './widget-icons';

/** A decorative drawing by a name of ChatKit's. */
@Component({
  selector: 'app-named-icon',
  template: `<svg viewBox="0 0 20 20" focusable="false"><path [attr.d]="path()" /></svg>`,
  styleUrl: '../ui/drawing.css',
  styles: `
    :host {
      display: inline-block;
      flex: none;
      inline-size: 1.25em;
      block-size: 1.25em;
      vertical-align: -0.25em;
    }
    :host(.filled) svg {
      fill: currentColor;
    }
  `,
  host: { 'aria-hidden': 'true', '[class.filled]': "name().endsWith('-filled')" },
})
export class NamedIcon {
  readonly name = input.required<string>();

  protected readonly path = computed(() => drawingOf(this.name()));
}
