import { Component } from '@angular/core';

/** The mark: a speech bubble with battlements. */
@Component({
  selector: 'app-logo',
  template: `
    <svg viewBox="0 0 32 32" focusable="false">
      <path d="M4 5h4v3h4.5V5h7v3H24V5h4v15.5a4 4 0 0 1-4 4h-7.2L10.5 29v-4.5H8a4 4 0 0 1-4-4z" fill="currentColor" />
      <path class="lines" d="M10 14.25h12M10 18.25h7.5" />
    </svg>
  `,
  styles: `
    :host {
      display: block;
      flex: none;
      inline-size: 1.625rem;
      block-size: 1.625rem;
      color: var(--ck-accent);
    }
    svg {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      fill: none;
    }
    .lines {
      stroke: var(--ck-logo-line, var(--ck-bg));
      stroke-width: 2;
      stroke-linecap: round;
    }
  `,
  host: { class: 'logo', 'aria-hidden': 'true' },
})
export class Logo {}
