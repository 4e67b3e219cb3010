import { Clipboard } from '@angular/cdk/clipboard';
import { inject, Service } from '@angular/core';

/** Puts texts into the clipboard, also where the page is not served over a safe line. */
@Service()
export class Copying {
  private readonly clipboard = inject(Clipboard);

  /** Tells whether the text is there. */
  async copy(text: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return this.clipboard.copy(text); // refused, or there is none without a secure context
    }
  }
}
