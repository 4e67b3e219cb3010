import { inject, Service } from '@angular/core';
import { eventsOf, type Sent } from '../api/event-stream';
import { Problem } from '../api/problem';
import { formWith, json, request, type RequestOptions } from '../api/request';
import { uploading } from '../api/uploading';
import { Session } from './session';

/**
 * The server, asked in the name of whoever is signed in. A request is theirs alone: once they are gone, it is given up,
 * and neither repeated nor answered to whoever comes next.
 */
@Service()
export class Backend {
  private readonly session = inject(Session);

  /** For work of several requests: aborted once it is not for whoever is signed in then. */
  get untilSignedOut(): AbortSignal {
    return this.session.untilSignedOut;
  }

  get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return json<T>(this.send(path, signal ? { signal } : {}));
  }

  post<T>(path: string, body?: unknown, headers?: RequestOptions['headers']): Promise<T> {
    return json<T>(this.send(path, { method: 'POST', body, ...(headers && { headers }) }));
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return json<T>(this.send(path, { method: 'PUT', body }));
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return json<T>(this.send(path, { method: 'PATCH', body }));
  }

  /** A request whose answer has no body worth reading. */
  async tell(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<void> {
    await this.send(path, { method, body });
  }

  /** A file that the server makes; it comes with the name that the server gives it. */
  async file(path: string): Promise<File> {
    const response = await this.send(path, {});
    const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
    return new File([await response.blob()], name ?? 'export');
  }

  /** Sends a file; tells how much of it has been sent, from 0 to 1. */
  upload<T>(path: string, file: File, progress: (share: number) => void, signal: AbortSignal): Promise<T> {
    return json<T>(this.send(path, { method: 'POST', body: formWith(file), signal, via: uploading(progress) }));
  }

  /** Opens a stream: resolves once the server has answered, with the events that follow. */
  async open<T>(path: string, options: RequestOptions & { signal: AbortSignal }): Promise<AsyncGenerator<Sent<T>>> {
    const headers = { ...options.headers, Accept: 'text/event-stream' };
    const signal = AbortSignal.any([options.signal, this.untilSignedOut]);
    return eventsOf<T>(await this.send(path, { ...options, headers, signal }), signal);
  }

  private async send(path: string, options: RequestOptions): Promise<Response> {
    const { untilSignedOut } = this;
    const own = {
      ...options,
      signal: options.signal ? AbortSignal.any([options.signal, untilSignedOut]) : untilSignedOut,
    };
    try {
      return await this.authorized(path, own, await this.session.token());
    } catch (error) {
      const isRefused = error instanceof Problem && error.status === 401;
      if (!isRefused || untilSignedOut.aborted || !this.session.isSignedIn()) throw error;
      return await this.authorized(path, own, await this.session.refresh());
    }
  }

  private authorized(path: string, options: RequestOptions, token: string): Promise<Response> {
    return request(path, { ...options, headers: { ...options.headers, Authorization: `Bearer ${token}` } });
  }
}
