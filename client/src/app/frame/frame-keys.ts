import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { Housekeeping } from '../conversations/housekeeping';
import { Help } from '../keyboard/help';
import { focusRegion } from '../keyboard/regions';
import { actionOf, type ShortcutAction } from '../keyboard/shortcuts';
import { Search } from '../search/search';
import { isAsked } from '../ui/over';
import { Sidebar } from '../ui/sidebar';

/** What the keyboard does on every page of a signed-in user, unless a dialog is open; the rest is the page's own. */
export class FrameKeys {
  private readonly router = inject(Router);
  private readonly sidebar = inject(Sidebar);
  private readonly housekeeping = inject(Housekeeping);
  private readonly help = inject(Help);
  private readonly search = inject(Search);
  private readonly acts: Partial<Record<ShortcutAction, () => void>> = {
    'new-conversation': () => void this.router.navigate(['/chat']),
    search: () => this.search.show(),
    sidebar: () => this.sidebar.toggle(),
    help: () => this.help.show(),
    'next-region': () => focusRegion(1),
    'previous-region': () => focusRegion(-1),
  };

  pressed(event: KeyboardEvent): void {
    const action = actionOf(event);
    const act = action && this.acts[action];
    if (!act || this.isAsking() || isAsked()) return;
    event.preventDefault();
    act();
  }

  /** Whether a dialog is open or on its way. */
  private isAsking(): boolean {
    return this.help.isOpen() || this.search.isOpen() || this.housekeeping.doomed() !== null;
  }
}
