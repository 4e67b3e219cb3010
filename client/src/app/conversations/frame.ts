import { Component, computed, effect, type ElementRef, inject, untracked, viewChild } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { Feed } from '../auth/feed';
import { Session } from '../auth/session';
import { ConnectionBanner } from './connection-banner';
import { Sidebar } from './sidebar-state';
import { SidebarView } from './sidebar-view';

/** What stands around every page of a signed-in user: the sidebar, a drawer on a narrow screen. */
@Component({
  selector: 'app-frame',
  imports: [ConnectionBanner, RouterOutlet, SidebarView],
  templateUrl: './frame.html',
  styleUrl: './frame.css',
  host: { '(document:keydown)': 'pressed($event)', '(click)': 'dismiss($event)' },
})
export class Frame {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly drawer = viewChild<ElementRef<HTMLDialogElement>>('drawer');
  protected readonly feed = inject(Feed);
  protected readonly sidebar = inject(Sidebar);
  protected readonly isAside = computed(() => !this.sidebar.isNarrow() && !this.sidebar.isHidden());

  constructor() {
    effect(() => {
      const drawer = this.drawer()?.nativeElement;
      if (this.sidebar.isDrawn()) drawer?.showModal();
      else drawer?.close();
    });
    effect(() => {
      if (this.session.isSignedIn()) return;
      const queryParams = this.session.isExpired() ? { next: untracked(() => this.router.url) } : {};
      void this.router.navigate(['/sign-in'], { queryParams });
    });
  }

  protected hide(): void {
    this.sidebar.hide();
    setTimeout(() => document.getElementById('show-sidebar')?.focus());
  }

  protected pressed(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || !event.shiftKey) return;
    const act = { KeyO: () => void this.router.navigate(['/chat']), KeyS: () => this.sidebar.toggle() }[event.code];
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** A press beside the drawer, on what is dimmed, closes it. */
  protected dismiss(event: Event): void {
    if (event.target === this.drawer()?.nativeElement) this.sidebar.hide();
  }
}
