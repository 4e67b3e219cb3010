import { Component, input } from '@angular/core';

/** A page of states that stand below one another. */
@Component({
  selector: 'app-stage',
  template: `
    <h1>{{ name() }}</h1>
    <ng-content />
  `,
  styles: `
    :host {
      display: block;
      padding: var(--ck-8) var(--ck-gutter);
    }
    h1 {
      max-inline-size: var(--ck-column-width);
      margin: 0 auto var(--ck-6);
      font-size: var(--ck-text-xl);
      font-weight: var(--ck-weight-strong);
    }
  `,
})
export class Stage {
  readonly name = input.required<string>();
}
