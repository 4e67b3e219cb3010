import { computed, effect, inject, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { Session } from '../auth/session';
import { Housekeeping } from '../conversations/housekeeping';
import { Help } from '../keyboard/help';
import { Search } from '../search/search';
import { Announcer } from '../ui/announcer';
import { Toasts } from '../ui/toasts';

/** Ends what a person was doing once they are signed in no more, and leads to the sign-in page. */
export function endWithSession(): void {
  const [router, session] = [inject(Router), inject(Session)];
  const person = computed(() => session.user()?.id);
  const clear = clearing();
  effect(() => {
    person();
    untracked(clear);
  });
  effect(() => {
    if (session.isSignedIn()) return;
    const queryParams = session.isExpired() ? { next: untracked(() => router.url) } : {};
    void router.navigate(['/sign-in'], { queryParams });
  });
}

/** Nothing of what one person was asked, shown and told is left for the next. */
function clearing(): () => void {
  const [housekeeping, announcer] = [inject(Housekeeping), inject(Announcer)];
  const [search, help, toasts] = [inject(Search), inject(Help), inject(Toasts)];
  return () => {
    void housekeeping.settle(false);
    search.hide();
    help.hide();
    toasts.clear();
    announcer.hush();
  };
}
