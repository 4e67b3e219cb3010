import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Announcer } from './ui/announcer';

/** The shell: whatever page the address names, and one voice for those who listen. */
@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  template: `
    <router-outlet />
    <p class="hidden" role="status" aria-live="polite">{{ announcer.words() }}</p>
  `,
})
export class App {
  protected readonly announcer = inject(Announcer);
}
