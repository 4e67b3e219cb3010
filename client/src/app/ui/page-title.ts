import { effect, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';

/** Keeps the window's title on what a page is about. */
export function pageTitle(subject: () => string): void {
  const title = inject(Title);
  effect(() => title.setTitle(subject() ? `${subject()} · Chatkeep` : 'Chatkeep'));
}
