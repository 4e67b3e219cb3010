import { CdkMenuGroup, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type User } from '../api/api';
import { asProblem } from '../api/problem';
import { Session } from '../auth/session';
import { Help } from '../keyboard/help';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import { MenuCheck } from '../ui/menu-check';
import { MenuChoice } from '../ui/menu-choice';
import { MenuItem } from '../ui/menu-item';
import { ReadAloud } from '../ui/read-aloud';
import { Theme, type ThemeName } from '../ui/theme';
import { Toasts } from '../ui/toasts';
import { Language, type LanguageName, LANGUAGES } from '../words/language';
import { PageLanguage } from '../words/page-language';
import { Exports } from '../conversations/exports';

const THEMES: readonly ThemeName[] = ['system', 'light', 'dark'];

/** Who is signed in, how the page looks to them, and the way out; what it changes is the whole page's, not its parent's. */
@Component({
  selector: 'app-account-menu',
  imports: [CdkMenuGroup, CdkMenuTrigger, Icon, Menu, MenuCheck, MenuChoice, MenuItem, RouterLink],
  template: `
    <button class="account-button" type="button" [cdkMenuTriggerFor]="menu">
      <span class="avatar" aria-hidden="true">{{ initial() }}</span>
      <span class="who">
        <span class="truncate">{{ user().name || user().email }}</span>
        @if (user().name) {
          <span class="truncate">{{ user().email }}</span>
        }
      </span>
      <app-icon class="i-s chevron" name="chevron" />
    </button>
    <ng-template #menu>
      <div appMenu [attr.aria-label]="t().account.menu">
        <p class="menu-label" id="theme-label">{{ t().account.theme }}</p>
        <div cdkMenuGroup aria-labelledby="theme-label">
          @for (choice of themes; track choice) {
            <button app-menu-choice [checked]="theme.name() === choice" (chosen)="theme.name.set(choice)">
              {{ t().account.themes[choice] }}
            </button>
          }
        </div>
        <hr />
        <p class="menu-label" id="language-label">{{ t().account.language }}</p>
        <div cdkMenuGroup aria-labelledby="language-label">
          @for (choice of languages; track choice[0]) {
            <button
              app-menu-choice
              [lang]="choice[0]"
              [checked]="language.name() === choice[0]"
              (chosen)="speak(choice[0], choice[1])"
            >
              {{ choice[1] }}
            </button>
          }
        </div>
        <hr />
        <p class="menu-label" id="reader-label">{{ t().account.screenReader }}</p>
        <div cdkMenuGroup aria-labelledby="reader-label">
          <button app-menu-check [checked]="readAloud.isOn()" (toggled)="readAloud.isOn.set(!readAloud.isOn())">
            {{ t().account.readAloud }}
          </button>
        </div>
        <hr />
        <a app-menu-item routerLink="/settings" (chosen)="chosen.emit()">{{ t().account.settings }}</a>
        <button app-menu-item (chosen)="exports.everything()">{{ t().account.exportAll }}</button>
        <button app-menu-item (chosen)="chosen.emit(); help.show()">{{ t().account.shortcuts }}</button>
        <hr />
        <button app-menu-item (chosen)="signOut()">{{ t().account.signOut }}</button>
      </div>
    </ng-template>
  `,
  styleUrl: './account-menu.css',
})
export class AccountMenu {
  readonly user = input.required<User>();

  readonly chosen = output();

  private readonly pageLanguage = inject(PageLanguage);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  protected readonly exports = inject(Exports);
  protected readonly help = inject(Help);
  protected readonly language = inject(Language);
  protected readonly readAloud = inject(ReadAloud);
  protected readonly theme = inject(Theme);
  protected readonly t = this.language.words;
  protected readonly languages = LANGUAGES;
  protected readonly themes = THEMES;
  protected readonly initial = computed(() => (this.user().name || this.user().email).charAt(0).toUpperCase());

  protected async speak(name: LanguageName, ownName: string): Promise<void> {
    await this.pageLanguage.choose(name).catch(() => this.alarm(this.t().account.languageNotLoaded(ownName)));
  }

  protected async signOut(): Promise<void> {
    await this.session.signOut().catch((error: unknown) => this.alarm(this.language.told(asProblem(error))));
  }

  private alarm(words: string): void {
    this.toasts.show({ words, isAlarm: true });
  }
}
