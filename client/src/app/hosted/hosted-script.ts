import { DOCUMENT, inject, Service } from '@angular/core';

const LONGEST_MS = 1500;

/** OpenAI's script, which defines the element `openai-chatkit`. */
@Service()
export class HostedScript {
  private readonly document = inject(DOCUMENT);

  /** Whether the element is there: soon, or not at all. */
  async load(url: string): Promise<boolean> {
    const script = this.document.createElement('script');
    const missing = new Promise<boolean>((resolve) => {
      script.onerror = () => resolve(false);
      setTimeout(() => resolve(false), LONGEST_MS);
    });
    Object.assign(script, { src: url, async: true });
    this.document.head.append(script);
    return Promise.race([customElements.whenDefined('openai-chatkit').then(() => true), missing]);
  }
}
