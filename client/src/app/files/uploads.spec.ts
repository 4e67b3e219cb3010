import { Problem } from '../api/problem';
import { type Attachment } from '../api/thread-items';
import { type FileStore } from './upload';
import { Uploads } from './uploads';

const RULES = { maxCount: 2, maxSize: 100, accept: {} };

/** A store in which a spec decides how each upload ends. */
class OpenStore implements FileStore {
  readonly removed: string[] = [];
  readonly begun: { name: string; progress: (share: number) => void; signal: AbortSignal }[] = [];
  private readonly ends = new Map<string, PromiseWithResolvers<Attachment>>();

  send({ name }: File, progress: (share: number) => void, signal: AbortSignal): Promise<Attachment> {
    const end = Promise.withResolvers<Attachment>();
    this.begun.push({ name, progress, signal });
    this.ends.set(name, end);
    return end.promise;
  }

  remove({ id }: Attachment): Promise<void> {
    this.removed.push(id);
    return Promise.resolve();
  }

  has(name: string): void {
    this.ends.get(name)?.resolve(attachment(name));
  }

  refuses(name: string, problem: Problem): void {
    this.ends.get(name)?.reject(problem);
  }
}

function attachment(name: string): Attachment {
  return { type: 'file', id: `id-${name}`, name, mime_type: 'text/plain', size: 3 };
}

function setup(kept: readonly Attachment[] = []) {
  const store = new OpenStore();
  return { store, uploads: new Uploads(store, () => RULES, kept) };
}

function file(name: string, size = 3): File {
  return new File(['x'.repeat(size)], name, { type: 'text/plain' });
}

describe(Uploads, () => {
  it('tells how far a file is, and that it is there', async () => {
    const { store, uploads } = setup();

    const done = uploads.add([file('a.txt')]);
    store.begun[0]?.progress(0.5);

    expect(uploads.all()).toMatchObject([{ name: 'a.txt', size: 3, share: 0.5, attachment: null }]);
    expect(uploads.isBusy()).toBe(true);
    store.has('a.txt');
    await done;
    expect(uploads.isBusy()).toBe(false);
    expect(uploads.ready()).toEqual([attachment('a.txt')]);
  });

  it('keeps a refused file in sight with the server’s reason, and sends the others', async () => {
    const { store, uploads } = setup();

    const done = uploads.add([file('a.txt'), file('b.txt')]);
    store.refuses('a.txt', new Problem('conflict', 'Your files fill all the room.', 409));
    store.has('b.txt');
    await done;

    expect(uploads.all()[0]?.problem).toMatchObject({
      kind: 'failed',
      cause: { detail: 'Your files fill all the room.' },
    });
    expect(uploads.take()).toEqual({ attachments: [attachment('b.txt')] });
    expect(uploads.all()).toEqual([]);
  });

  it('does not count refused files among those that a message may have', async () => {
    const { store, uploads } = setup();

    void uploads.add([file('large.txt', 101), file('a.txt'), file('b.txt'), file('c.txt')]);
    await Promise.resolve();

    expect(store.begun.map(({ name }) => name)).toEqual(['a.txt', 'b.txt']);
    expect(uploads.all().map(({ problem }) => problem?.kind ?? null)).toEqual(['tooLarge', null, null, 'tooMany']);
  });

  it('takes a file away again, also one that is still on its way', async () => {
    const { store, uploads } = setup([attachment('old.txt')]);
    const done = uploads.add([file('a.txt')]);

    for (const upload of uploads.all()) void uploads.remove(upload);
    store.has('a.txt');
    await done;

    expect(store.begun[0]?.signal.aborted).toBe(true);
    expect(uploads.all()).toEqual([]);
    expect(store.removed).toEqual(['id-old.txt', 'id-a.txt']);
  });

  it('takes the files of an unsent message back, before those that came since', () => {
    const { uploads } = setup([attachment('later.txt')]);

    uploads.giveBack([attachment('unsent.txt')]);

    expect(uploads.ready().map(({ name }) => name)).toEqual(['unsent.txt', 'later.txt']);
  });

  it('leaves a file that is on its way to the next message when one goes out without waiting for it', async () => {
    const { store, uploads } = setup([attachment('old.txt')]);
    const done = uploads.add([file('a.txt')]);

    expect(uploads.take()).toEqual({ attachments: [attachment('old.txt')] });
    store.has('a.txt');
    await done;

    expect(uploads.ready()).toEqual([attachment('a.txt')]);
  });
});
