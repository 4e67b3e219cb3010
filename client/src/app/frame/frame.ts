import { Component, computed, inject, linkedSignal } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { type SearchHit } from '../api/api';
import { Feed } from '../auth/feed';
import { Help } from '../keyboard/help';
import { ShortcutsDialog } from '../keyboard/shortcuts-dialog';
import { Search } from '../search/search';
import { SearchDialog } from '../search/search-dialog';
import { SearchStore } from '../search/search-store';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Dialog } from '../ui/dialog';
import { ToastView } from '../ui/toast-view';
import { MissingPiece } from '../ui/missing-piece';
import { type Toast, Toasts } from '../ui/toasts';
import { DraftSweep } from '../composer/draft-sweep';
import { ConnectionBanner } from './connection-banner';
import { FrameKeys } from './frame-keys';
import { endWithSession } from './session-end';
import { Housekeeping } from '../conversations/housekeeping';
import { Sidebar } from '../ui/sidebar';
import { SidebarView } from './sidebar-view';
import { Language } from '../words/language';

/** What stands around every page of a signed-in user: the sidebar, a drawer on a narrow screen. */
@Component({
  selector: 'app-frame',
  imports: [
    ConfirmDialog,
    ConnectionBanner,
    Dialog,
    MissingPiece,
    RouterOutlet,
    SearchDialog,
    ShortcutsDialog,
    SidebarView,
    ToastView,
  ],
  templateUrl: './frame.html',
  styleUrl: './frame.css',
  host: { '(document:keydown)': 'keys.pressed($event)' },
})
export class Frame {
  private readonly router = inject(Router);
  protected readonly feed = inject(Feed);
  protected readonly sidebar = inject(Sidebar);
  protected readonly housekeeping = inject(Housekeeping);
  protected readonly help = inject(Help);
  protected readonly search = inject(Search);
  protected readonly toasts = inject(Toasts);
  protected readonly isAside = computed(() => !this.sidebar.isNarrow() && !this.sidebar.isHidden());

  protected readonly searching = linkedSignal({
    source: this.search.isOpen,
    computation: () => new SearchStore((...asked) => this.search.find(...asked)),
  });
  protected readonly keys = new FrameKeys();
  protected readonly t = inject(Language).words;
  protected readonly loss = computed(() => this.t().conversations.loss(this.housekeeping.doomed()?.message_count ?? 0));

  constructor() {
    inject(DraftSweep);
    endWithSession();
  }

  /** Deletes the conversation or keeps it; the focus goes to the row that takes its place. */
  protected async settle(sure: boolean): Promise<void> {
    if (sure) this.sidebar.leave();
    const next = await this.housekeeping.settle(sure);
    if (next) setTimeout(() => document.getElementById(`conversation-${next.id}`)?.focus());
  }

  protected hide(): void {
    this.sidebar.hide();
    setTimeout(() => document.getElementById('show-sidebar')?.focus());
  }

  protected undo(toast: Toast): void {
    this.toasts.dismiss(toast);
    toast.undo?.();
  }

  /** Opens the conversation of a hit, at the message that was found. */
  protected open({ conversation_id, message_id }: SearchHit): void {
    const queryParams = message_id ? { message: message_id } : {};
    void this.router.navigate(['/chat', conversation_id], { queryParams });
  }
}
