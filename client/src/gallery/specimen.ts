import { Component, input } from '@angular/core';

/** One state, under its name. */
@Component({
  selector: 'app-specimen',
  template: `
    <h2>{{ name() }}</h2>
    <ng-content />
  `,
  styles: `
    :host {
      display: block;
      max-inline-size: var(--ck-column-width);
      margin: 0 auto var(--ck-8);
    }
    h2 {
      margin-block-end: var(--ck-3);
      padding-block-end: var(--ck-1-5);
      border-block-end: 1px solid var(--ck-line);
      color: var(--ck-text-2);
      font-size: var(--ck-text-sm);
      font-weight: var(--ck-weight-medium);
    }
  `,
})
export class Specimen {
  readonly name = input.required<string>();
}
