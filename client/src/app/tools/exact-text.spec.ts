import { exactText, exactValue } from './exact-text';

describe(exactText, () => {
  it('leaves what can be read as it is', () => {
    expect(exactText('Zoë’s “Q4”\nreport\t👩‍💻')).toBe('Zoë’s “Q4”\nreport\t👩‍💻');
  });

  it.each([
    ['a turn of the reading order', 'safe\u202egpj.exe', 'safe‹U+202E›gpj.exe'],
    ['a space without width', 'pay\u200bpal', 'pay‹U+200B›pal'],
    ['a control character', 'a\u001bb', 'a‹U+001B›b'],
    ['a hidden letter', 'a\u{e0041}b', 'a‹U+E0041›b'],
  ])('spells out %s', (_what, text, shown) => {
    expect(exactText(text)).toBe(shown);
  });
});

describe(exactValue, () => {
  it.each([
    ['yes', 'yes'],
    [true, 'true'],
    [null, 'null'],
    [{ a: [1] }, '{"a":[1]}'],
    [{ a: 'x'.repeat(60) }, `{\n  "a": "${'x'.repeat(60)}"\n}`],
  ])('shows %j as it is sent', (value, shown) => {
    expect(exactValue(value)).toBe(shown);
  });
});
