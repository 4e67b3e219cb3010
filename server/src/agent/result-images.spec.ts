import { describe, expect, it } from '@jest/globals';
import { resultImages } from './result-images.js';

describe(resultImages, () => {
  it('takes the images and nothing else', () => {
    const content = [{ type: 'text', text: 'Look' }, image('AAAA'), { ...image('AAAA'), type: 'audio' }, null, 5];

    expect(resultImages({ content })).toEqual([{ name: 'image', kind: 'image', url: 'data:image/png;base64,AAAA' }]);
    expect(resultImages(null)).toEqual([]);
  });

  it('takes the first four', () => {
    const content = ['AAAA', 'BBBB', 'CCCC', 'DDDD', 'EEEE'].map((data) => image(data));

    expect(resultImages({ content }).map(({ url }) => url.slice(-4))).toEqual(['AAAA', 'BBBB', 'CCCC', 'DDDD']);
  });

  it('takes no image that is too large, empty, or of a type that models do not see', () => {
    const large = image('A'.repeat(2 * 1024 * 1024 + 4));

    expect(resultImages({ content: [large, image(''), image('AAAA', 'image/svg+xml')] })).toEqual([]);
  });

  it('takes an image of 2 MB', () => {
    expect(resultImages({ content: [image('A'.repeat(2 * 1024 * 1024))] })).toHaveLength(1);
  });

  it('takes nothing whose data or type is no text', () => {
    expect(resultImages({ content: [image(5), image('AAAA', ['image/png'])] })).toEqual([]);
  });
});

function image(data: unknown, mimeType: unknown = 'image/png'): object {
  return { type: 'image', data, mimeType };
}
