import { Language, languageOf } from './language';

describe(languageOf, () => {
  it.each([
    ['de-AT', 'de'],
    ['AR', 'ar'],
    ['en_GB', 'en'],
    ['fr-FR', undefined],
    ['', undefined],
  ])('takes %s for %s', (locale, name) => {
    expect(languageOf(locale)).toBe(name);
  });
});

describe(Language, () => {
  it('speaks the language of a locale, with its numbers', async () => {
    const language = new Language();
    await language.follow('de-DE');

    expect(language.words().common.copy).toBe('Kopieren');
    expect(language.words().number(1234.5)).toBe('1.234,5');
  });

  it.each(['fr-FR', 'tlh', 'de-!'])('speaks English where it does not know %s', async (locale) => {
    const language = new Language();
    await language.speak('ar');
    await language.follow(locale);

    expect(language.name()).toBe('en');
  });

  it('ends with the language that was asked for last', async () => {
    const language = new Language();
    await Promise.all([language.speak('de'), language.speak('en')]);

    expect(language.words().common.copy).toBe('Copy');
  });

  it('tells what a field must hold, and the words of the server only to who reads English', async () => {
    const language = new Language();
    const fields = [{ field: 'title', message: 'Title must have 1 to 200 characters.' }];
    const refused = { code: 'validation_failed', detail: 'Title must have 1 to 200 characters.', fields };
    expect([language.told(refused), ...fields.map((field) => language.toldOf(field))]).toEqual([
      refused.detail,
      refused.detail,
    ]);

    await language.speak('de');
    expect([language.told(refused), ...fields.map((field) => language.toldOf(field))]).toEqual([
      'Ein Titel hat 1 bis 200 Zeichen.',
      'Ein Titel hat 1 bis 200 Zeichen.',
    ]);
    expect(language.toldOf({ field: 'answers.size', message: 'answers.size must be a number.' })).toContain(
      'nicht angenommen',
    );
  });

  it('tells a failure by its code, and in the words of the server where only it knows', async () => {
    const language = new Language();
    const full = { code: 'conflict', detail: 'Your files fill all the room.' };
    expect(language.told(full)).toBe('Your files fill all the room.');

    await language.speak('de');
    expect(language.told(full)).toContain('inzwischen geändert');
    expect(language.told({ code: 'tool_failed', detail: 'No such file.' })).toBe('No such file.');
    expect(language.told({ code: 'unknown', detail: 'The server answered …', status: 502 })).toContain('(502)');
  });

  it('writes the numbers in the rule of a field as the locale does', async () => {
    const language = new Language();
    const fault = { field: 'notes', message: 'notes must be shorter' };

    await language.speak('ar', 'ar');
    expect(language.toldOf(fault)).toContain('10,000');
    await language.speak('ar', 'ar-EG');
    expect(language.toldOf(fault)).toContain('١٠٬٠٠٠');
  });
});
