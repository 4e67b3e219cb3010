import { computed, inject, resource, Service } from '@angular/core';
import { type ElementSettings } from '../api/api';
import { json, request } from '../api/request';
import { HostedScript } from './hosted-script';

/** How long the server may take to say it: the page shows no chat meanwhile. */
const LONGEST_MS = 3000;

/** Which chat the page shows: our own, or OpenAI's element where an operator set it up and its script can be had. */
@Service()
export class HostedElement {
  private readonly script = inject(HostedScript);
  private readonly answer = resource({
    loader: ({ abortSignal }) =>
      json<ElementSettings>(
        request('/api/chat/element', { signal: AbortSignal.any([abortSignal, AbortSignal.timeout(LONGEST_MS)]) }),
      ).then((settings) => this.usable(settings)),
  });

  /** The key to show OpenAI's element with; `null` for our own; undefined while that is not known. */
  readonly domainKey = computed(() => {
    if (this.answer.hasValue()) return this.answer.value();
    return this.answer.error() ? null : undefined;
  });

  private async usable({ domain_key, script_url }: ElementSettings): Promise<string | null> {
    if (domain_key === null || script_url === null) return null;
    return (await this.script.load(script_url)) ? domain_key : null;
  }
}
