import { acceptText, type FileRules, refusal } from './upload';

const RULES: FileRules = { maxCount: 2, maxSize: 4, accept: { 'image/*': ['.png'], 'text/markdown': ['.md'] } };

function file(name: string, type: string, size = 1): File {
  return new File(['x'.repeat(size)], name, { type });
}

describe(refusal, () => {
  it.each([
    [file('a.png', 'image/png')],
    [file('a.webp', 'image/webp')],
    [file('README.MD', 'text/plain')],
    [file('Makefile', '')],
  ])('lets a file go that the rules allow', (allowed) => {
    expect(refusal(allowed, 0, RULES)).toBeNull();
  });

  it('says why a file cannot go', () => {
    expect(refusal(file('a.png', 'image/png'), 2, RULES)).toEqual({ kind: 'tooMany', limit: 2 });
    expect(refusal(file('a.png', 'image/png', 5), 0, RULES)).toMatchObject({ kind: 'tooLarge' });
    expect(refusal(file('a.mp4', 'video/mp4'), 0, RULES)).toEqual({ kind: 'unsendable' });
  });

  it('knows a limit of each type, of its family and of the rest', () => {
    const rules = { ...RULES, accept: {}, maxSize: { 'image/png': 1, 'image/*': 2, '*': 3 } };
    const largest = (type: string) => [1, 2, 3, 4].filter((size) => refusal(file('f', type, size), 0, rules) === null);

    expect(['image/png', 'image/gif', 'text/plain'].map((type) => largest(type).length)).toEqual([1, 2, 3]);
  });
});

describe(acceptText, () => {
  it('names the types and their endings', () => {
    expect(acceptText(RULES)).toBe('image/*,.png,text/markdown,.md');
  });
});
