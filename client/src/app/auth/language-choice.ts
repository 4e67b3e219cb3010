import { Component, inject, signal } from '@angular/core';
import { Language, type LanguageName, LANGUAGES } from '../words/language';
import { PageLanguage } from '../words/page-language';

/** The languages of the page, for those who have no account menu yet. */
@Component({
  selector: 'app-language-choice',
  template: `
    <div role="group" [attr.aria-label]="language.words().account.language">
      @for (choice of languages; track choice[0]) {
        <button
          type="button"
          [lang]="choice[0]"
          [attr.aria-pressed]="language.name() === choice[0]"
          (click)="choose(choice[0], choice[1])"
        >
          {{ choice[1] }}
        </button>
      }
    </div>
    @if (failed(); as name) {
      <p class="hint hint-danger" role="alert">{{ language.words().account.languageNotLoaded(name) }}</p>
    }
  `,
  styles: `
    div {
      display: flex;
      justify-content: center;
      gap: var(--ck-1);
    }
    button {
      min-block-size: 1.75rem;
      padding-inline: var(--ck-2);
      border-radius: var(--ck-radius-sm);
      color: var(--ck-muted);
      font-size: var(--ck-text-sm);
    }
    button:hover {
      background: var(--ck-hover);
      color: var(--ck-text);
    }
    .hint {
      justify-content: center;
      text-align: center;
    }
    [aria-pressed='true'] {
      color: var(--ck-text);
      text-decoration: underline;
      text-underline-offset: 0.25em;
    }
  `,
})
export class LanguageChoice {
  protected readonly language = inject(Language);
  private readonly page = inject(PageLanguage);
  protected readonly languages = LANGUAGES;
  /** How the language that was asked for last calls itself, when its words cannot be had. */
  protected readonly failed = signal('');

  protected async choose(name: LanguageName, ownName: string): Promise<void> {
    this.failed.set('');
    await this.page.choose(name).catch(() => this.failed.set(ownName));
  }
}
