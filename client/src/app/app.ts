import { afterNextRender, Component, type ElementRef, inject, viewChild } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Announcer } from './ui/announcer';

/** The shell: whatever page the address names, and one voice for those who listen. */
@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  template: `
    <router-outlet />
    <p #voice class="hidden" role="status" aria-live="polite">{{ announcer.words() }}</p>
  `,
})
export class App {
  protected readonly announcer = inject(Announcer);
  private readonly voice = viewChild.required<ElementRef<HTMLElement>>('voice');

  constructor() {
    // Beside the page: while a dialog is open, nothing in the page is heard.
    afterNextRender(() => document.body.append(this.voice().nativeElement));
  }
}
