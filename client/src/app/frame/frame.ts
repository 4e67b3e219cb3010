import { Component, computed, effect, inject, linkedSignal, untracked } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { type SearchHit } from '../api/api';
import { Feed } from '../auth/feed';
import { Session } from '../auth/session';
import { Help } from '../keyboard/help';
import { focusRegion } from '../keyboard/regions';
import { actionOf, type ShortcutAction } from '../keyboard/shortcuts';
import { ShortcutsDialog } from '../keyboard/shortcuts-dialog';
import { Search } from '../search/search';
import { SearchDialog } from '../search/search-dialog';
import { SearchStore } from '../search/search-store';
import { Announcer } from '../ui/announcer';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Dialog } from '../ui/dialog';
import { ToastView } from '../ui/toast-view';
import { MissingPiece } from '../ui/missing-piece';
import { isAsked } from '../ui/over';
import { type Toast, Toasts } from '../ui/toasts';
import { DraftSweep } from '../composer/draft-sweep';
import { ConnectionBanner } from './connection-banner';
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
  host: { '(document:keydown)': 'pressed($event)' },
})
export class Frame {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly feed = inject(Feed);
  protected readonly sidebar = inject(Sidebar);
  protected readonly housekeeping = inject(Housekeeping);
  protected readonly help = inject(Help);
  protected readonly search = inject(Search);
  protected readonly toasts = inject(Toasts);
  private readonly announcer = inject(Announcer);
  protected readonly isAside = computed(() => !this.sidebar.isNarrow() && !this.sidebar.isHidden());

  protected readonly searching = linkedSignal({
    source: this.search.isOpen,
    computation: () => new SearchStore((...asked) => this.search.find(...asked)),
  });
  /** What the keyboard does here; the rest is the page's. */
  private readonly acts: Partial<Record<ShortcutAction, () => void>> = {
    'new-conversation': () => void this.router.navigate(['/chat']),
    search: () => this.search.show(),
    sidebar: () => this.sidebar.toggle(),
    help: () => this.help.show(),
    'next-region': () => focusRegion(1),
    'previous-region': () => focusRegion(-1),
  };
  protected readonly t = inject(Language).words;
  protected readonly loss = computed(() => this.t().conversations.loss(this.housekeeping.doomed()?.message_count ?? 0));

  constructor() {
    inject(DraftSweep);
    const person = computed(() => this.session.user()?.id);
    effect(() => {
      person();
      untracked(() => this.clear());
    });
    effect(() => {
      if (this.session.isSignedIn()) return;
      const queryParams = this.session.isExpired() ? { next: untracked(() => this.router.url) } : {};
      void this.router.navigate(['/sign-in'], { queryParams });
    });
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

  protected pressed(event: KeyboardEvent): void {
    const action = actionOf(event);
    const act = action && this.acts[action];
    if (!act || this.isAsking() || isAsked()) return;
    event.preventDefault();
    act();
  }

  /** Opens the conversation of a hit, at the message that was found. */
  protected open({ conversation_id, message_id }: SearchHit): void {
    const queryParams = message_id ? { message: message_id } : {};
    void this.router.navigate(['/chat', conversation_id], { queryParams });
  }

  /** Nothing of what one person was asked, shown and told is left for the next. */
  private clear(): void {
    void this.housekeeping.settle(false);
    this.search.hide();
    this.help.hide();
    this.toasts.clear();
    this.announcer.hush();
  }

  /** Whether a dialog is open or on its way. */
  private isAsking(): boolean {
    return this.help.isOpen() || this.search.isOpen() || this.housekeeping.doomed() !== null;
  }
}
