import { inputBinding, signal } from '@angular/core';
import { expectAccessible } from '../testing/expect-accessible';
import { render } from '../testing/render';
import { Markdown } from './markdown';

async function setup(start: string, isDone = false) {
  const [text, done] = [signal(start), signal(isDone)];
  const view = await render(Markdown, [inputBinding('text', text), inputBinding('done', done)]);
  return { ...view, text, done };
}

describe(Markdown, () => {
  it('keeps the nodes of finished blocks while more text comes', async () => {
    const { element, text, settle } = await setup('# Title\n\nFirst paragraph.\n\nSec');
    const [title, first] = [element.querySelector('h3'), element.querySelector('p')];
    const words = first?.firstChild;

    text.set('# Title\n\nFirst paragraph.\n\nSecond **paragraph**.\n\n- a\n- b\n');
    await settle();

    expect(element.querySelector('h3')).toBe(title);
    expect(element.querySelector('p')).toBe(first);
    expect(element.querySelector('p')?.firstChild).toBe(words);
    expect(element.querySelectorAll('li')).toHaveLength(2);
  });

  it('keeps the block that is being written in its element', async () => {
    const { element, text, settle } = await setup('A para');
    const paragraph = element.querySelector('p');

    text.set('A paragraph that grows');
    await settle();

    expect(element.querySelector('p')).toBe(paragraph);
    expect(paragraph?.textContent).toBe('A paragraph that grows');
  });

  it('shows raw HTML as the text that it is', async () => {
    const { element } = await setup('Hi <b>you</b>\n\n<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>', true);

    expect(element.querySelector('b, script, img')).toBeNull();
    expect(element.textContent).toContain('<script>alert(1)</script>');
  });

  it('loads no picture from elsewhere, and links to it', async () => {
    const { element, find } = await setup('![A chart](https://example.org/chart.png)', true);

    const link = find('link', /Open image “A chart” from example.org/);

    expect(element.querySelector('img')).toBeNull();
    expect(link.getAttribute('href')).toBe('https://example.org/chart.png');
    expect([link.getAttribute('target'), link.getAttribute('rel')]).toEqual(['_blank', 'noopener noreferrer']);
  });

  it('shows a picture that is written into the text itself', async () => {
    const { element } = await setup('![A dot](data:image/gif;base64,R0lGODlhAQABAAAAACw=)', true);

    expect(element.querySelector('img')?.alt).toBe('A dot');
  });

  it.each(['javascript:alert(1)', 'data:text/html,hi', 'vbscript:x', '/relative'])(
    'makes no link to %s',
    async (href) => {
      const { element } = await setup(`[click](${href})`, true);

      expect(element.querySelector('a')).toBeNull();
    },
  );

  it('names a picture that stands in a link, since a link holds no other', async () => {
    const { element, findAll } = await setup(
      '[![build](https://a.example/1.svg)](https://b.example) ' + '[*![](https://a.example/2.svg)*](https://b.example)',
      true,
    );

    expect(findAll('link').map(({ textContent }) => textContent)).toEqual(['build', 'a.example']);
    expect(element.querySelector('img')).toBeNull();
  });

  it('opens links elsewhere and tells the other side nothing', async () => {
    const { find } = await setup('[docs](https://example.org)', true);

    const link = find('link', 'docs');

    expect([link.getAttribute('target'), link.getAttribute('rel')]).toEqual(['_blank', 'noopener noreferrer']);
  });

  it('names a block of code for whoever reaches it by key', async () => {
    const { find } = await setup('```ts\nconst a = 1;\n```\n', true);

    const code = find('group', /TypeScript/);
    expect([code.tabIndex, code.textContent]).toEqual([0, 'const a = 1;']);
  });

  it('colours code once its block is closed', async () => {
    const { element, text } = await setup('```ts\nconst a = 1;');
    const code = element.querySelector('code');
    expect(code?.querySelector('span')).toBeNull();

    text.set('```ts\nconst a = 1;\n```\n');

    await vi.waitFor(() => expect(element.querySelector('code .k')?.textContent).toBe('const'), 5000);
    expect(element.querySelector('code')).toBe(code);
    expect(code?.textContent).toBe('const a = 1;');
  });

  it('keeps a coloured code block, its words and what is selected in it through 200 more deltas', async () => {
    const code = '```ts\nconst answer: number = 42;\n```\n\n';
    const { element, text, settle } = await setup(`${code}After`);
    await vi.waitFor(() => expect(element.querySelector('pre span')).not.toBeNull());
    const [block, coloured] = [element.querySelector('pre'), element.querySelector('pre span')];
    getSelection()?.selectAllChildren(block ?? element);

    for (let count = 1; count <= 200; count++) {
      text.update((before) => `${before}${count % 20 === 0 ? '\n\n- ' : ' '}delta ${count}`);
      await settle();
    }

    expect(element.querySelector('pre')).toBe(block);
    expect(element.querySelector('pre span')).toBe(coloured);
    expect(getSelection()?.toString()).toBe(block?.textContent);
    expect(element.textContent).toContain('delta 200');
  });

  it('reads character references', async () => {
    const { element } = await setup('a &amp; b &lt; c, `&amp;`', true);

    expect(element.textContent.trim()).toBe('a & b < c, &amp;');
  });

  it('is accessible', async () => {
    const { element } = await setup(
      '# T\n\n- [x] a\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n```\ncode\n```\n\n> q\n\n1. x',
      true,
    );

    await expectAccessible(element);
  });
});
