import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type User } from '../api/api';
import { asProblem, type Problem } from '../api/problem';
import { Session } from '../auth/session';
import { Help } from '../keyboard/help';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import { Theme, type ThemeName } from '../ui/theme';
import { Language, type LanguageName, LANGUAGES } from '../words/language';
import { PageLanguage } from '../words/page-language';
import { Exports } from './exports';

const THEMES: readonly ThemeName[] = ['system', 'light', 'dark'];

/** Who is signed in, how the page looks to them, and the way out. */
@Component({
  selector: 'app-account-menu',
  imports: [Icon, Menu, RouterLink],
  template: `
    <app-menu buttonClass="account-button" [menuLabel]="t().account.menu" (closed)="problem.set(null)">
      <span menuButton class="avatar" aria-hidden="true">{{ initial() }}</span>
      <span menuButton class="who">
        <span class="truncate">{{ user().name || user().email }}</span>
        @if (user().name) {
          <span class="truncate">{{ user().email }}</span>
        }
      </span>
      <app-icon menuButton class="i-s chevron" name="chevron" />
      <p class="label" id="theme-label">{{ t().account.theme }}</p>
      <div role="group" aria-labelledby="theme-label">
        @for (choice of themes; track choice) {
          <button
            class="menu-item"
            type="button"
            role="menuitemradio"
            [attr.aria-checked]="theme.name() === choice"
            (click)="theme.name.set(choice)"
          >
            {{ t().account.themes[choice] }}
            @if (theme.name() === choice) {
              <app-icon class="i-s checked" name="check" />
            }
          </button>
        }
      </div>
      <hr />
      <p class="label" id="language-label">{{ t().account.language }}</p>
      <div role="group" aria-labelledby="language-label">
        @for (choice of languages; track choice[0]) {
          <button
            class="menu-item"
            type="button"
            role="menuitemradio"
            [lang]="choice[0]"
            [attr.aria-checked]="language.name() === choice[0]"
            (click)="speak(choice[0])"
          >
            {{ choice[1] }}
            @if (language.name() === choice[0]) {
              <app-icon class="i-s checked" name="check" />
            }
          </button>
        }
      </div>
      <hr />
      <a class="menu-item" role="menuitem" routerLink="/settings" (click)="chosen.emit()">{{ t().account.settings }}</a>
      <button class="menu-item" type="button" role="menuitem" (click)="exports.everything()">
        {{ t().account.exportAll }}
      </button>
      <button class="menu-item" type="button" role="menuitem" (click)="chosen.emit(); help.show()">
        {{ t().account.shortcuts }}
      </button>
      <hr />
      <button class="menu-item" type="button" role="menuitem" (click)="signOut()">{{ t().account.signOut }}</button>
      @if (problem(); as problem) {
        <p class="label" role="alert">{{ language.told(problem) }}</p>
      }
    </app-menu>
  `,
  styleUrl: './account-menu.css',
})
export class AccountMenu {
  readonly user = input.required<User>();

  readonly chosen = output();

  private readonly pageLanguage = inject(PageLanguage);
  private readonly session = inject(Session);
  protected readonly exports = inject(Exports);
  protected readonly help = inject(Help);
  protected readonly language = inject(Language);
  protected readonly theme = inject(Theme);
  protected readonly t = this.language.words;
  protected readonly languages = LANGUAGES;
  protected readonly themes = THEMES;
  protected readonly problem = signal<Problem | null>(null);
  protected readonly initial = computed(() => (this.user().name || this.user().email).charAt(0).toUpperCase());

  protected speak(name: LanguageName): Promise<void> {
    return this.attempt(() => this.pageLanguage.choose(name));
  }

  protected signOut(): Promise<void> {
    return this.attempt(() => this.session.signOut());
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}
