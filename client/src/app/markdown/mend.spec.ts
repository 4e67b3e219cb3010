import { mended } from './mend';

describe(mended, () => {
  it.each([
    ['closes what is bold', 'Some **bo', 'Some **bo**'],
    ['closes what is emphasised', 'Some *so', 'Some *so*'],
    ['leaves a finished emphasis alone', 'Some *soft* words', 'Some *soft* words'],
    ['closes code', 'Call `get', 'Call `get`'],
    ['holds back a mark with nothing in it', 'Some **', 'Some '],
    ['holds back the start of a list item', 'Text\n- ', 'Text\n'],
    ['shows an unfinished link as its words', 'See [the docs](https://ex', 'See the docs'],
    ['holds back a table that is only its head', 'Text\n\n| a | b |', 'Text\n\n'],
    ['holds back half a closing fence', '```ts\nconst a = 1;\n``', '```ts\nconst a = 1;\n'],
    ['leaves stars in code alone', '```\na ** b\n', '```\na ** b\n'],
    ['leaves finished text alone', 'All **done** here.', 'All **done** here.'],
  ])('%s', (_what, text, result) => {
    expect(mended(text)).toBe(result);
  });

  it.each([
    ['brackets', `${'['.repeat(200_000)}]x`],
    ['lines of a table', `${'\n|'.repeat(100_000)}\nx`],
    ['spaces', `a${' '.repeat(200_000)}b`],
  ])('passes over a very long row of %s', (_what, text) => {
    expect(mended(text) === text).toBe(true);
  });
});
