import { TestBed } from '@angular/core/testing';
import { recall } from '../ui/stored';
import { Language } from './language';
import { PageLanguage } from './page-language';

describe(PageLanguage, () => {
  it('ends with the language that was chosen last, in every respect', async () => {
    const [page, root] = [TestBed.inject(PageLanguage), document.documentElement];
    await page.choose('de');

    await Promise.all([page.choose('ar'), page.choose('en')]);

    expect([TestBed.inject(Language).name(), root.lang, root.dir, recall('language')]).toEqual([
      'en',
      'en',
      'ltr',
      'en',
    ]);
  });
});
