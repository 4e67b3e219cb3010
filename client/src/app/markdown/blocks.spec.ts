import { type Blocks, blocksOf, NO_BLOCKS } from './blocks';

function grow(...texts: readonly string[]): readonly Blocks[] {
  const steps: Blocks[] = [];
  for (const text of texts) steps.push(blocksOf(text, false, steps.at(-1) ?? NO_BLOCKS));
  return steps;
}

function rawOf({ tokens }: Blocks): string {
  return tokens.map(({ raw }) => raw).join('');
}

function levelsOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(levelsOf));
}

const TEXT =
  '# Title\n\nOne **bold** paragraph.\n\n- a\n- b\n\n```ts\nconst a = 1;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nThe end.';

describe(blocksOf, () => {
  it('is the same in the end, however the text came', () => {
    const letters = grow(...Array.from(TEXT, (_, index) => TEXT.slice(0, index + 1)));

    const last = blocksOf(TEXT, true, letters.at(-1) ?? NO_BLOCKS);

    expect(last.tokens).toEqual(blocksOf(TEXT, true, NO_BLOCKS).tokens);
    expect(rawOf(last)).toBe(TEXT);
  });

  it.each([['> '], ['- '], ['1. ']])('shows what is nested too deep as it was written: %j', (mark) => {
    for (const times of [500, 5_000]) {
      const text = `${mark.repeat(times)}deep`;
      const [block] = blocksOf(text, true, NO_BLOCKS).tokens;

      expect(levelsOf(block)).toBeLessThan(200);
      expect(JSON.stringify(block)).toContain('deep');
    }
  });

  it('keeps settled blocks as they were', () => {
    const [before, after] = grow('First.\n\nSecond.\n\nTh', 'First.\n\nSecond.\n\nThird.');

    expect(after?.tokens[0]).toBe(before?.tokens[0]);
    expect(after?.tokens[2]).toBe(before?.tokens[2]);
  });

  it('starts again when the text is another one', () => {
    const [, other] = grow('First.\n\nSecond.', 'Else.');

    expect(other && rawOf(other)).toBe('Else.');
  });

  it('finds the address of a link that is defined further down', () => {
    const text = 'See [the docs][1].\n\nMore.\n\n[1]: https://example.org';
    const steps = grow('See [the docs][1].\n\nMore.\n\n', text);

    expect(JSON.stringify(blocksOf(text, true, steps.at(-1) ?? NO_BLOCKS).tokens[0])).toContain('https://example.org');
  });
});
