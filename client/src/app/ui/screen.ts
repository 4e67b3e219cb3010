import { DestroyRef, inject, signal, type Signal } from '@angular/core';

/** Whether a media query holds, as it changes. */
export function matches(query: string): Signal<boolean> {
  const media = matchMedia(query);
  const holds = signal(media.matches);
  const look = () => holds.set(media.matches);
  media.addEventListener('change', look);
  inject(DestroyRef).onDestroy(() => media.removeEventListener('change', look));
  return holds.asReadonly();
}
