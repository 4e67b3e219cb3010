import { CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, inject, input, output } from '@angular/core';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import { MenuItem } from '../ui/menu-item';
import { Language } from '../words/language';
import { type ExportFormat } from './exports';

/** What can be done with a conversation: rename, export, delete. */
@Component({
  selector: 'app-conversation-menu',
  imports: [CdkMenuTrigger, Icon, Menu, MenuItem],
  template: `
    <button
      type="button"
      [class]="buttonClass()"
      [attr.aria-label]="t().common.menuFor(name())"
      [cdkMenuTriggerFor]="menu"
    >
      <app-icon class="i-s" name="more" />
    </button>
    <ng-template #menu>
      <div appMenu [attr.aria-label]="t().conversations.menu">
        <button app-menu-item icon="edit" aria-keyshortcuts="F2" (chosen)="renaming.emit()">
          {{ t().conversations.rename }}
        </button>
        <button app-menu-item icon="download" (chosen)="exported.emit('markdown')">
          {{ t().conversations.exportMarkdown }}
        </button>
        <button app-menu-item icon="download" (chosen)="exported.emit('json')">
          {{ t().conversations.exportJson }}
        </button>
        <hr />
        <button
          app-menu-item
          class="menu-danger"
          icon="trash"
          [aria-keyshortcuts]="deletesByKey() ? 'Delete' : null"
          (chosen)="deleting.emit()"
        >
          {{ t().common.delete }}
        </button>
      </div>
    </ng-template>
  `,
})
export class ConversationMenu {
  readonly name = input.required<string>();
  readonly buttonClass = input('icon-btn');
  /** Whether the Delete key deletes it where the menu is. */
  readonly deletesByKey = input(false);

  readonly renaming = output();
  readonly exported = output<ExportFormat>();
  readonly deleting = output();

  protected readonly t = inject(Language).words;
}
