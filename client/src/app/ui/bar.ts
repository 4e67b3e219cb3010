import { Component, inject, input, output } from '@angular/core';
import { Language } from '../words/language';
import { Icon } from './icon';
import { SIDEBAR_KEYS } from './keys';
import { Tip } from './tip';

/** The top of a page: its name, and the way to the sidebar while that is hidden. */
@Component({
  selector: 'app-bar',
  imports: [Icon, Tip],
  template: `
    <header [class.plain]="plain()" [class.shifted]="sidebarHidden()">
      @if (sidebarHidden()) {
        <button
          id="show-sidebar"
          class="icon-btn"
          type="button"
          [appTip]="t().common.showSidebar"
          [tipKeys]="keys"
          (click)="sidebarWanted.emit()"
        >
          <app-icon name="panel" />
        </button>
      }
      @if (title()) {
        <h1 class="truncate">{{ title() }}</h1>
      }
      <ng-content select="[barTitle]" />
      <div class="end"><ng-content /></div>
    </header>
  `,
  styles: `
    header {
      position: relative;
      z-index: 1;
      display: flex;
      align-items: center;
      gap: var(--ck-1);
      flex: none;
      block-size: var(--ck-bar-height);
      padding-inline: var(--ck-gutter) var(--ck-3);
      box-shadow: 0 1px 0 var(--ck-line);
    }
    .plain {
      box-shadow: none;
    }
    .shifted {
      padding-inline-start: var(--ck-3);
    }
    h1 {
      min-inline-size: 0;
      font-size: var(--ck-text-base);
      line-height: 1.25rem;
      font-weight: var(--ck-weight-strong);
      letter-spacing: -0.006em;
    }
    .end {
      display: flex;
      align-items: center;
      gap: var(--ck-0-5);
      flex: none;
      margin-inline-start: auto;
    }
    @media (max-width: 767.98px) {
      header,
      .shifted {
        padding-inline: var(--ck-2);
      }
    }
  `,
})
export class Bar {
  readonly title = input('');
  readonly plain = input(false);
  readonly sidebarHidden = input(false);

  readonly sidebarWanted = output();

  protected readonly t = inject(Language).words;
  protected readonly keys = SIDEBAR_KEYS;
}
