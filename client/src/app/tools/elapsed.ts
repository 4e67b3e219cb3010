import { Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { duration } from '../ui/times';
import { Language } from '../words/language';

const TICK_MS = 100;

/** How long something has been going on. */
@Component({ selector: 'app-elapsed', template: `{{ words() }}` })
export class Elapsed {
  readonly since = input.required<string>();

  private readonly t = inject(Language).words;
  private readonly now = signal(Date.now());

  protected readonly words = computed(() => duration(Math.max(0, this.now() - Date.parse(this.since())), this.t()));

  constructor() {
    const timer = setInterval(() => this.now.set(Date.now()), TICK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
