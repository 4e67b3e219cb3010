import { exactText, exactValue } from './exact-text';

describe(exactText, () => {
  it('leaves what can be read as it is', () => {
    const text = 'Zoë’s “Q4”\nreport\t👩\u200d💻 ❤\ufe0f 1\ufe0f⃣ می\u200cخواهم';

    expect(exactText(text)).toBe(text);
  });

  it.each([
    ['a turn of the reading order', 'safe\u202egpj.exe', 'safe‹U+202E›gpj.exe'],
    ['a space without width', 'pay\u200bpal', 'pay‹U+200B›pal'],
    ['a control character', 'a\u001bb', 'a‹U+001B›b'],
    ['a hidden letter', 'a\u{e0041}b', 'a‹U+E0041›b'],
    ['a hidden byte', '😀\u{e0100}\u{e01ef}', '😀‹U+E0100›‹U+E01EF›'],
    ['a byte between letters', 'a\ufe0fb\u200dc\u200cd', 'a‹U+FE0F›b‹U+200D›c‹U+200C›d'],
    ['joiners in a row', 'می\u200c\u200cخواهم', 'می‹U+200C›‹U+200C›خواهم'],
    ['a joiner of nothing', 'pay\u034fpal', 'pay‹U+034F›pal'],
    ['a letter that is blank', 'a\u115fb\u1160c\u3164d\uffa0e', 'a‹U+115F›b‹U+1160›c‹U+3164›d‹U+FFA0›e'],
    ['the end of a line that is none in JSON', 'a\u2028b\u2029c', 'a‹U+2028›b‹U+2029›c'],
    ['a note between the lines', 'a\ufff9b\ufffac\ufffbd', 'a‹U+FFF9›b‹U+FFFA›c‹U+FFFB›d'],
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
