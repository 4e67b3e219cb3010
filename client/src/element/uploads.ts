import { computed, signal } from '@angular/core';
import { type Attachment } from '../app/api/thread-items';
import { request } from '../app/api/request';
import { type ChatKitApi } from '../app/chatkit/chatkit-api';
import { type Options } from './options';

const MAX_SIZE = 100 * 1024 * 1024;
const MAX_COUNT = 10;

/** A file beside the next message: on its way, there, or refused. */
export interface Upload {
  readonly key: string;
  readonly name: string;
  readonly attachment: Attachment | null;
  readonly problem: string | null;
}

type Described = Attachment & {
  readonly upload_descriptor?: {
    readonly url: string;
    readonly method: string;
    readonly headers?: Record<string, string>;
  };
};

/** The files of the next message. */
export class Uploads {
  private readonly list = signal<readonly Upload[]>([]);

  readonly all = this.list.asReadonly();
  readonly isBusy = computed(() => this.list().some(({ attachment, problem }) => !attachment && !problem));
  readonly ready = computed(() => this.list().flatMap(({ attachment }) => attachment ?? []));

  constructor(
    private readonly api: () => ChatKitApi,
    private readonly options: () => Options,
  ) {}

  async add(files: Iterable<File>): Promise<void> {
    await Promise.all([...files].map((file) => this.upload(file)));
  }

  /** Files that the server has already. */
  put(attachments: readonly Attachment[]): void {
    this.list.set(
      attachments.map((attachment) => ({ key: attachment.id, name: attachment.name, attachment, problem: null })),
    );
  }

  async remove({ key, attachment }: Upload): Promise<void> {
    this.list.update((uploads) => uploads.filter((upload) => upload.key !== key));
    if (attachment) await this.api().ask('attachments.delete', { attachment_id: attachment.id });
  }

  /** Hands the files over to a message. */
  take(): readonly Attachment[] {
    const taken = this.ready();
    this.list.set([]);
    return taken;
  }

  private async upload(file: File): Promise<void> {
    const key = crypto.randomUUID();
    const problem = this.refusal(file);
    this.list.update((uploads) => [...uploads, { key, name: file.name, attachment: null, problem }]);
    if (problem) return;
    try {
      this.change(key, { attachment: await this.send(file) });
    } catch {
      this.change(key, { problem: 'could not be uploaded' });
    }
  }

  private change(key: string, change: Partial<Upload>): void {
    this.list.update((uploads) => uploads.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)));
  }

  private refusal({ type, size }: File): string | null {
    const { maxCount = MAX_COUNT, maxSize = MAX_SIZE } = this.options().composer?.attachments ?? {};
    if (this.list().length >= maxCount) return `is one too many: ${maxCount} go with a message`;
    const limit = typeof maxSize === 'number' ? maxSize : limitFor(type, maxSize);
    return size > limit ? `is too large: ${Math.round(limit / 1024 / 1024)} MB at most` : null;
  }

  private async send(file: File): Promise<Described> {
    const strategy = this.options().api.uploadStrategy;
    if (strategy?.type === 'direct') return this.post<Described>(strategy.uploadUrl, 'POST', form(file), {});
    const about = { name: file.name, size: file.size, mime_type: file.type || 'application/octet-stream' };
    const made = await this.api().ask<Described>('attachments.create', about);
    const to = made.upload_descriptor;
    if (to) await this.post(to.url, to.method, to.method === 'PUT' ? file : form(file), to.headers ?? {});
    return made;
  }

  private async post<T>(url: string, method: string, body: BodyInit, headers: Record<string, string>): Promise<T> {
    const via: typeof fetch = (input, init) => this.api().fetch(input, { ...init, body, headers });
    const response = await request(url, { method: method === 'PUT' ? 'PUT' : 'POST', via });
    const isJson = response.headers.get('Content-Type')?.includes('json') ?? false;
    return (isJson ? await response.json() : {}) as T; // the protocol says what comes back
  }
}

function form(file: File): FormData {
  const data = new FormData();
  data.append('file', file);
  return data;
}

/** The limit for a kind of file: its own, its family's, or the one for all others. */
function limitFor(type: string, limits: Readonly<Record<string, number>>): number {
  return limits[type] ?? limits[`${type.split('/')[0]}/*`] ?? limits['*'] ?? limits[''] ?? MAX_SIZE;
}
