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
    const asked = new Request(input, init);
    const { untilSignedOut } = this.session;
    const response = await this.authorized(asked, untilSignedOut, await this.session.token());
    if (response.status !== 401) return this.watched(response, asked.signal);
    return this.watched(await this.authorized(asked, untilSignedOut, await this.session.refresh()), asked.signal);
  };

  /** Sends what is asked, which can be sent again, until it is given up. */
  private authorized(asked: Request, signal: AbortSignal, token: string): Promise<Response> {
    const request = new Request(asked.clone(), { signal: AbortSignal.any([asked.signal, signal]) });
    request.headers.set('Authorization', `Bearer ${token}`);
    return fetch(request);
  }

  private watched(response: Response, signal: AbortSignal): Response {
    const runId = response.headers.get('X-Run-Id');
    if (runId) signal.addEventListener('abort', () => void this.cancel(runId), { once: true });
    return response;
  }

  /** Where that fails, the answer goes on, and its Stop is still there. */
  private async cancel(runId: string): Promise<void> {
    await this.backend.tell('POST', `/api/chat/runs/${runId}/cancel`).catch((error: unknown) => console.error(error));
  }
}
