import { computed, Service, signal } from '@angular/core';
import { english, ENGLISH, type Words } from './english';
import { type Say, sayIn } from './say';

/** The languages that there are, and how each of them calls itself. */
export const LANGUAGES = [
  ['en', 'English'],
  ['de', 'Deutsch'],
  ['ar', 'العربية'],
] as const;

export type LanguageName = (typeof LANGUAGES)[number][0];

/** Why something could not be done: a code, and what the server says of it in English. */
interface Failure {
  readonly code: string;
  readonly detail: string;
  /** Of the answer; all that is known when the code is `unknown`. */
  readonly status?: number;
  readonly fields?: readonly FieldFault[];
}

/** What the server says of one field, in English. */
export interface FieldFault {
  readonly field: string;
  readonly message: string;
}

const WORDS: Readonly<Record<LanguageName, () => Promise<(say: Say) => Words>>> = {
  en: () => Promise.resolve(english),
  de: () => import('./german').then(({ german }) => german),
  ar: () => import('./arabic').then(({ arabic }) => arabic),
};

/** The language of a locale such as `de-AT`; none when we do not speak it. */
export function languageOf(locale: string): LanguageName | undefined {
  const [base] = locale.toLowerCase().split(/[-_]/);
  return LANGUAGES.find(([name]) => name === base)?.[0];
}

export function directionOf(name: LanguageName): 'ltr' | 'rtl' {
  return name === 'ar' ? 'rtl' : 'ltr';
}

/** What is spoken here: all words of it, and what a failure means in it. English until told otherwise. */
@Service()
export class Language {
  private readonly spoken = signal<{ name: LanguageName; words: Words }>({ name: 'en', words: ENGLISH });
  private asked = 0;

  readonly name = computed(() => this.spoken().name);
  readonly words = computed(() => this.spoken().words);

  /**
   * Speaks this language once its words are here; dates and numbers follow the locale. Tells whether it does:
   * another may have been asked for meanwhile. Throws when its words cannot be had, and goes on as before.
   */
  async speak(name: LanguageName, locale: string = name): Promise<boolean> {
    const asked = ++this.asked;
    try {
      const words = await WORDS[name]();
      if (asked === this.asked) this.spoken.set({ name, words: words(sayIn(locale)) });
    } catch (error) {
      if (asked === this.asked) throw error;
    }
    return asked === this.asked;
  }

  /** Speaks the language of any locale, and English where we do not know it. */
  async follow(locale: string): Promise<void> {
    const name = languageOf(locale);
    await (name ? this.speak(name, locale.replaceAll('_', '-')) : this.speak('en')).catch(() => this.speak('en'));
  }

  /** A failure in this language: by its code; in the server's own words where those are known only to it. */
  told({ code, detail, status, fields = [] }: Failure): string {
    const { failures, unknownFailure } = this.words();
    const words = entry(failures, code);
    if (this.name() === 'en') return detail || words;
    if (code === 'unknown') return unknownFailure(`${status ?? ''}`);
    const rules = fields.map(({ field }) => entry(this.words().fields, field)).filter(Boolean);
    return [...new Set(rules)].join(' ') || words || detail;
  }

  /** What is wrong with one field: in the server's words, or as the rule of that field in this language. */
  toldOf({ field, message }: FieldFault): string {
    const { fields, failures } = this.words();
    return this.name() === 'en' ? message : entry(fields, field) || failures.validation_failed;
  }
}

function entry(words: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(words, key) ? (words[key] ?? '') : '';
}
