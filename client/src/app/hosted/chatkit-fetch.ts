import { inject, Service } from '@angular/core';
import { Backend } from '../auth/backend';
import { Session } from '../auth/session';

/**
 * How OpenAI's element reaches our server: in the name of whoever is signed in, and only our server, since uploads
 * may go elsewhere. Its Stop only ends the request, so it is told to the run that the server named.
 */
@Service()
export class ChatKitFetch {
  private readonly backend = inject(Backend);
  private readonly session = inject(Session);

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    if (url.origin !== location.origin) return fetch(input, init);
    const { visit } = this.session;
    const given = init?.signal ?? (input instanceof Request ? input.signal : null);
    const own = { ...init, signal: given ? AbortSignal.any([given, visit]) : visit };
    const response = await this.authorized(input, own, await this.session.token());
    if (response.status !== 401) return this.watched(response, init?.signal);
    return this.watched(await this.authorized(input, own, await this.session.refresh()), init?.signal);
  };

  private authorized(input: RequestInfo | URL, init: RequestInit, token: string): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${token}`);
    return fetch(input, { ...init, headers });
  }

  private watched(response: Response, signal: AbortSignal | null | undefined): Response {
    const runId = response.headers.get('X-Run-Id');
    if (runId) signal?.addEventListener('abort', () => void this.cancel(runId), { once: true });
    return response;
  }

  /** Where that fails, the answer goes on, and its Stop is still there. */
  private async cancel(runId: string): Promise<void> {
    await this.backend.tell('POST', `/api/chat/runs/${runId}/cancel`).catch((error: unknown) => console.error(error));
  }
}
