import { describe, expect, it } from '@jest/globals';
import { linkedImages, withImages } from './linked-images.js';

const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
const link = (n: number, mimeType = 'image/png') => ({
  type: 'resource_link',
  uri: `attachment:${id(n)}`,
  name: `${n}.png`,
  mimeType,
});

describe(linkedImages, () => {
  it('names the newest four images of all results, and nothing that is no image or not kept by us', () => {
    const elsewhere = { type: 'resource_link', uri: 'https://example.org/a.png', name: 'a', mimeType: 'image/png' };
    const results = [
      { content: [link(1), link(2)] },
      null,
      { content: [elsewhere, link(3, 'image/svg+xml'), link(4), { type: 'text', text: id(5) }, link(6), link(7)] },
    ];

    expect(linkedImages(results)).toEqual([id(2), id(4), id(6), id(7)]);
  });

  it('takes nothing for an id that is none, whatever a tool calls its files', () => {
    const uris = ['-'.repeat(36), '0'.repeat(36), `${id(1)} `, id(1).slice(1)].map((said) => `attachment:${said}`);

    expect(linkedImages([{ content: uris.map((uri) => ({ ...link(1), uri })) }])).toEqual([]);
  });
});

describe(withImages, () => {
  it('puts the images that it is given into the places of their links, and leaves the rest', () => {
    const images = new Map([[id(1), { mimeType: 'image/png', content: Buffer.from('pixel') }]]);

    const { content } = withImages({ content: [link(1), link(2)] }, images);

    expect(content).toEqual([{ type: 'image', mimeType: 'image/png', data: 'cGl4ZWw=' }, link(2)]);
  });
});
