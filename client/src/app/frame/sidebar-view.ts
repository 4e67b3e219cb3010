import { Component, computed, inject, output } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Session } from '../auth/session';
import { Search } from '../search/search';
import { Tasks } from '../tasks/tasks';
import { Icon } from '../ui/icon';
import { Logo } from '../ui/logo';
import { AccountMenu } from './account-menu';
import { ConversationListView } from '../conversations/conversation-list-view';
import { Conversations } from '../conversations/conversations';
import { Exports } from '../conversations/exports';
import { Housekeeping } from '../conversations/housekeeping';
import { Language } from '../words/language';
import { MODIFIER, printed, SIDEBAR_KEYS } from '../ui/keys';
import { Tip } from '../ui/tip';

/**
 * The way to everything: a new conversation, the tasks, every conversation, the account. It gets its services itself,
 * since the frame draws it in two places.
 */
@Component({
  selector: 'app-sidebar',
  imports: [AccountMenu, ConversationListView, Icon, Logo, RouterLink, RouterLinkActive, Tip],
  templateUrl: './sidebar-view.html',
  styleUrl: './sidebar-view.css',
})
export class SidebarView {
  readonly hidden = output();
  readonly chosen = output();

  protected readonly conversations = inject(Conversations);
  protected readonly exports = inject(Exports);
  protected readonly housekeeping = inject(Housekeeping);
  protected readonly search = inject(Search);
  protected readonly tasks = inject(Tasks);
  protected readonly t = inject(Language).words;
  protected readonly keys = SIDEBAR_KEYS;
  protected readonly isMac = MODIFIER === '⌘';
  protected readonly control = computed(() => printed(MODIFIER, this.t()));
  protected readonly user = inject(Session).user;
}
