import { computed, type Signal, signal, type WritableSignal } from '@angular/core';
import { freshKey } from '../api/fresh-key';
import { asProblem } from '../api/problem';
import { type Attachment } from '../api/thread-items';
import { type FileRules, type FileStore, refusal, type Upload } from './upload';

/** The files of the next message. */
export class Uploads {
  private readonly list: WritableSignal<readonly Upload[]>;
  private readonly underWay = new Map<string, AbortController>();

  readonly isBusy = computed(() => this.list().some(({ attachment, problem }) => !attachment && !problem));
  readonly ready = computed(() => this.list().flatMap(({ attachment }) => attachment ?? []));

  constructor(
    private readonly store: FileStore,
    private readonly rules: () => FileRules,
    /** Files that the server has already. */
    kept: readonly Attachment[] = [],
  ) {
    this.list = signal(kept.map(stored));
  }

  get all(): Signal<readonly Upload[]> {
    return this.list;
  }

  /** Sends files; resolves with those of them that are there and still wait for a message. */
  async add(files: Iterable<File>): Promise<readonly Attachment[]> {
    const sent = await Promise.all([...files].map((file) => this.upload(file)));
    return this.ready().filter((attachment) => sent.includes(attachment));
  }

  /** Files that the server has already, and no others. */
  put(attachments: readonly Attachment[]): void {
    for (const { key } of this.list()) this.abandon(key);
    this.list.set(attachments.map(stored));
  }

  /** Files of a message that was not sent, before those that came since. */
  giveBack(attachments: readonly Attachment[]): void {
    this.list.update((later) => [...attachments.map(stored), ...later]);
  }

  async remove({ key, attachment }: Upload): Promise<void> {
    this.abandon(key);
    this.list.update((uploads) => uploads.filter((upload) => upload.key !== key));
    if (attachment) await this.store.remove(attachment).catch(() => undefined); // what nobody sends is forgotten in time
  }

  /** Hands the files over to a message, nothing when there are none; those still on their way wait for the next. */
  take(): { readonly attachments?: readonly Attachment[] } {
    const attachments = this.ready();
    this.list.update((uploads) => uploads.filter(({ key }) => this.underWay.has(key)));
    return attachments.length > 0 ? { attachments } : {};
  }

  private async upload(file: File): Promise<Attachment | null> {
    const key = freshKey();
    const { name, size } = file;
    const count = this.list().filter(({ problem }) => problem === null).length;
    const problem = refusal(file, count, this.rules());
    this.list.update((uploads) => [...uploads, { key, name, size, share: null, attachment: null, problem }]);
    if (problem) return null;
    const leaving = new AbortController();
    this.underWay.set(key, leaving);
    try {
      const attachment = await this.store.send(file, (share) => this.change(key, { share }), leaving.signal);
      if (leaving.signal.aborted) await this.store.remove(attachment);
      else this.change(key, { attachment });
      return attachment;
    } catch (error) {
      this.change(key, { problem: { kind: 'failed', cause: asProblem(error) } });
      return null;
    } finally {
      this.underWay.delete(key);
    }
  }

  private abandon(key: string): void {
    this.underWay.get(key)?.abort();
  }

  private change(key: string, change: Partial<Upload>): void {
    this.list.update((uploads) => uploads.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)));
  }
}

function stored(attachment: Attachment): Upload {
  const { id, name, size = null } = attachment;
  return { key: id, name, size, share: null, attachment, problem: null };
}
