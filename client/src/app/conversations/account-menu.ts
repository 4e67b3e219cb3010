import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type User } from '../api/api';
import { asProblem } from '../api/problem';
import { Session } from '../auth/session';
import { Help } from '../keyboard/help';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import { Theme, type ThemeName } from '../ui/theme';
import { Exports } from './exports';

const THEMES: readonly (readonly [ThemeName, string])[] = [
  ['system', 'System'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

/** Who is signed in, how the page looks to them, and the way out. */
@Component({
  selector: 'app-account-menu',
  imports: [Icon, Menu, RouterLink],
  template: `
    <app-menu buttonClass="account-button" menuLabel="Account" (closed)="problem.set('')">
      <span menuButton class="avatar" aria-hidden="true">{{ initial() }}</span>
      <span menuButton class="who">
        <span class="truncate">{{ user().name || user().email }}</span>
        @if (user().name) {
          <span class="truncate">{{ user().email }}</span>
        }
      </span>
      <app-icon menuButton class="i-s chevron" name="chevron" />
      <p class="label" id="theme-label">Theme</p>
      <div role="group" aria-labelledby="theme-label">
        @for (choice of themes; track choice[0]) {
          <button
            class="menu-item"
            type="button"
            role="menuitemradio"
            [attr.aria-checked]="theme.name() === choice[0]"
            (click)="theme.name.set(choice[0])"
          >
            {{ choice[1] }}
            @if (theme.name() === choice[0]) {
              <app-icon class="i-s checked" name="check" />
            }
          </button>
        }
      </div>
      <hr />
      <a class="menu-item" role="menuitem" routerLink="/settings" (click)="chosen.emit()">Settings</a>
      <button class="menu-item" type="button" role="menuitem" (click)="exports.everything()">Export my data</button>
      <button class="menu-item" type="button" role="menuitem" (click)="chosen.emit(); help.show()">
        Keyboard shortcuts
      </button>
      <hr />
      <button class="menu-item" type="button" role="menuitem" (click)="signOut()">Sign out</button>
      @if (problem()) {
        <p class="label" role="alert">{{ problem() }}</p>
      }
    </app-menu>
  `,
  styleUrl: './account-menu.css',
})
export class AccountMenu {
  readonly user = input.required<User>();

  readonly chosen = output();

  private readonly session = inject(Session);
  protected readonly exports = inject(Exports);
  protected readonly help = inject(Help);
  protected readonly theme = inject(Theme);
  protected readonly themes = THEMES;
  protected readonly problem = signal('');
  protected readonly initial = computed(() => (this.user().name || this.user().email).charAt(0).toUpperCase());

  protected async signOut(): Promise<void> {
    try {
      await this.session.signOut();
    } catch (error) {
      this.problem.set(asProblem(error).detail);
    }
  }
}
