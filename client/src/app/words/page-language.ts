import { Directionality } from '@angular/cdk/bidi';
import { DOCUMENT, inject, Service } from '@angular/core';
import { keep } from '../ui/stored';
import { directionOf, Language, type LanguageName, languageOf } from './language';

/** The language of our own page: what this browser was last told, else the best of those that its person reads. */
@Service()
export class PageLanguage {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly language = inject(Language);
  private readonly direction = inject(Directionality);

  /** Speaks what was decided before the first paint; English when those words cannot be had. */
  async begin(): Promise<void> {
    await this.show(languageOf(this.root.lang) ?? 'en').catch(() => this.show('en'));
  }

  /** Changes the page at once and remembers it; throws when the words cannot be had. */
  async choose(name: LanguageName): Promise<void> {
    if (await this.show(name)) keep('language', name);
  }

  private async show(name: LanguageName): Promise<boolean> {
    const locale = navigator.languages.find((one) => languageOf(one) === name);
    if (!(await this.language.speak(name, locale))) return false;
    this.root.lang = name;
    this.root.dir = directionOf(name);
    this.direction.valueSignal.set(directionOf(name));
    return true;
  }
}
