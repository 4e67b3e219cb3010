import { describe, expect, it } from '@jest/globals';
import { withLinks, withoutBlobs } from './result-files.js';

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(40_000)]);

describe(withoutBlobs, () => {
  it('makes files of large blobs, and leaves the rest of a result as it is', () => {
    const small = { type: 'image', data: 'AAAA', mimeType: 'image/png' };
    const large = { type: 'image', data: PNG.toString('base64'), mimeType: 'image/jpeg' };
    const words = { type: 'text', text: 'x'.repeat(100_000) };

    const { result, files } = withoutBlobs({ content: [words, small, large], structuredContent: { n: 1 } });

    const [file] = files;
    expect(file).toMatchObject({ name: 'image.jpeg', mimeType: 'image/png', content: PNG });
    expect(result).toEqual({
      content: [
        words,
        small,
        {
          type: 'resource_link',
          uri: `attachment:${file?.id}`,
          name: 'image.jpeg',
          mimeType: 'image/png',
          size: PNG.length,
        },
      ],
      structuredContent: { n: 1 },
    });
  });

  it('believes nothing of a resource but what it shows', () => {
    const blob = Buffer.alloc(40_000, 'ff00', 'hex').toString('base64');
    const resource = { uri: 'file:///a/../page.html', mimeType: 'text/html', blob };

    const { files } = withoutBlobs({ content: [{ type: 'resource', resource }] });

    expect(files).toMatchObject([{ name: 'page.html', mimeType: 'application/octet-stream' }]);
  });
});

describe(withLinks, () => {
  it('gives files their addresses, and leaves arguments as they were told', () => {
    const file = { type: 'resource_link', uri: `attachment:${crypto.randomUUID()}` };
    const elsewhere = { type: 'resource_link', uri: 'https://example.org' };

    const shown = withLinks({ arguments: { file }, result: { content: [file, elsewhere] } }, () => 'https://here');

    expect(shown).toEqual({
      arguments: { file },
      result: { content: [{ ...file, uri: 'https://here' }, elsewhere] },
    });
  });

  it('leaves alone what is nested deeper than any result', () => {
    const text = `${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}`;

    expect(JSON.stringify(withLinks(JSON.parse(text), () => 'https://here')) === text).toBe(true);
  });
});
