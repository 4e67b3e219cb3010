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
      margin: 0 auto 2rem;
    }
    h2 {
      margin-block-end: 0.75rem;
      padding-block-end: 0.375rem;
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
