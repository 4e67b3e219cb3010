import { inputBinding, outputBinding, signal } from '@angular/core';
import { expectAccessible } from '../testing/expect-accessible';
import { render } from '../testing/render';
import { FileChips } from './file-chips';
import { type Upload } from './upload';

function upload(name: string, over: Partial<Upload> = {}): Upload {
  const attachment = { type: 'file', id: name, name, mime_type: 'text/plain' } as const;
  return { key: name, name, size: 2048, share: null, attachment, problem: null, ...over };
}

async function setup(...uploads: Upload[]) {
  const list = signal<readonly Upload[]>(uploads);
  const cleared = vi.fn();
  const view = await render(FileChips, [
    inputBinding('uploads', list),
    outputBinding<Upload>('removed', (gone) => list.update((all) => all.filter((one) => one !== gone))),
    outputBinding('cleared', cleared),
  ]);
  return { ...view, list, cleared };
}

describe(FileChips, () => {
  it('shows each file with its size, how far it is, or what is wrong with it', async () => {
    const { element } = await setup(
      upload('a.txt'),
      upload('b.txt', { attachment: null, share: 0.5 }),
      upload('c.mp4', { attachment: null, problem: { kind: 'unsendable' } }),
    );

    expect(element.querySelector('li')?.textContent).toMatch(/a\.txt\s*2\skB/);
    expect(element.querySelector('progress')?.getAttribute('aria-label')).toBe('Uploading b.txt');
    expect(element.querySelector('[role=alert]')?.textContent).toBe('c.mp4 is of a kind that cannot be sent');
    await expectAccessible(element);
  });

  it('says how many files are on their way, and that they are there', async () => {
    const { find, list, settle } = await setup(upload('a.txt'), upload('b.txt', { attachment: null }));

    expect(find('status').textContent).toBe('Uploading a file');
    list.set([upload('a.txt'), upload('b.txt')]);
    await settle();
    expect(find('status').textContent).toBe('2 files are attached');
  });

  it('leaves whoever takes a file out at its neighbour, and says when none is left', async () => {
    const { find, settle, cleared } = await setup(upload('a.txt'), upload('b.txt'));

    find('button', 'Remove a.txt').click();
    await settle();
    expect(document.activeElement).toBe(find('button', 'Remove b.txt'));
    find('button', 'Remove b.txt').click();
    await settle();

    expect(cleared).toHaveBeenCalledOnce();
  });
});
