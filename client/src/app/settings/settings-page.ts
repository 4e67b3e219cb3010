import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Conversations } from '../conversations/conversations';
import { Sidebar } from '../ui/sidebar';
import { Bar } from '../ui/bar';
import { pageTitle } from '../ui/page-title';
import { Language } from '../words/language';

/** What a person decides once: which tools the assistant has, and who else may use them. */
@Component({
  selector: 'app-settings-page',
  imports: [Bar, RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <app-bar [plain]="true" [sidebarHidden]="sidebar.isHidden()" (sidebarWanted)="sidebar.show()" />
    <div class="page">
      <div class="column">
        <h1>{{ t().settings.heading }}</h1>
        <nav [attr.aria-label]="t().settings.heading">
          <a routerLink="tools" routerLinkActive="current" ariaCurrentWhenActive="page">
            {{ t().settings.tools }}
          </a>
          <a routerLink="tokens" routerLinkActive="current" ariaCurrentWhenActive="page">
            {{ t().tokens.heading }}
          </a>
        </nav>
        <router-outlet />
      </div>
    </div>
  `,
  styleUrl: '../ui/page.css',
  styles: `
    .page {
      scrollbar-gutter: stable;
    }
    nav {
      display: flex;
      gap: var(--ck-5);
      margin-block: var(--ck-3) var(--ck-6);
      border-block-end: 1px solid var(--ck-line);
    }
    nav a {
      display: grid;
      align-items: center;
      min-block-size: 2.5rem;
      margin-block-end: -1px;
      border-block-end: 2px solid transparent;
      color: var(--ck-text-2);
      font-weight: var(--ck-weight-medium);
    }
    nav a:hover {
      color: var(--ck-text);
    }
    nav .current {
      border-color: var(--ck-accent);
      color: var(--ck-text);
    }
  `,
})
export class SettingsPage {
  private readonly conversations = inject(Conversations);
  protected readonly t = inject(Language).words;
  protected readonly sidebar = inject(Sidebar);

  constructor() {
    pageTitle(() => this.conversations.counted(this.t().settings.heading));
  }
}
