import { Service, signal } from '@angular/core';

/** What the page says aloud, politely, through its one live region. */
@Service()
export class Announcer {
  private readonly said = signal('');

  readonly words = this.said.asReadonly();

  say(words: string): void {
    if (words) this.said.set(this.said() === words ? `${words}\u00a0` : words);
  }

  /** Takes back what was said, for whoever comes next. */
  hush(): void {
    this.said.set('');
  }
}
