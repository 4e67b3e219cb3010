import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';

/** Every state of every component, one scene at an address: for looking at while developing, and for the checks. */
@Component({
  selector: 'app-gallery',
  imports: [RouterOutlet],
  template: `<main><router-outlet /></main>`,
  styles: `
    main {
      display: flex;
      flex-direction: column;
      min-block-size: 100vh;
    }
  `,
})
export class Gallery {}
