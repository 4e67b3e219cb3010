import { Component, inject, input, output } from '@angular/core';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import { Language } from '../words/language';
import { type ExportFormat } from './exports';

/** What can be done with a conversation: rename, export, delete. */
@Component({
  selector: 'app-conversation-menu',
  imports: [Icon, Menu],
  template: `
    <app-menu [buttonClass]="buttonClass()" [label]="t().common.menuFor(name())" [menuLabel]="t().conversations.menu">
      <app-icon menuButton class="i-s" name="more" />
      <button class="menu-item" type="button" role="menuitem" aria-keyshortcuts="F2" (click)="renaming.emit()">
        <app-icon class="i-s" name="edit" />{{ t().conversations.rename
        }}<span class="keys" aria-hidden="true"><kbd>F2</kbd></span>
      </button>
      <button class="menu-item" type="button" role="menuitem" (click)="exported.emit('markdown')">
        <app-icon class="i-s" name="download" />{{ t().conversations.exportMarkdown }}
      </button>
      <button class="menu-item" type="button" role="menuitem" (click)="exported.emit('json')">
        <app-icon class="i-s" name="download" />{{ t().conversations.exportJson }}
      </button>
      <hr />
      <button
        class="menu-item menu-danger"
        type="button"
        role="menuitem"
        aria-keyshortcuts="Delete"
        (click)="deleting.emit()"
      >
        <app-icon class="i-s" name="trash" />{{ t().common.delete
        }}<span class="keys" aria-hidden="true"
          ><kbd>{{ t().common.keys.delete }}</kbd></span
        >
      </button>
    </app-menu>
  `,
})
export class ConversationMenu {
  readonly name = input.required<string>();
  readonly buttonClass = input('icon-btn');

  readonly renaming = output();
  readonly exported = output<ExportFormat>();
  readonly deleting = output();

  protected readonly t = inject(Language).words;
}
