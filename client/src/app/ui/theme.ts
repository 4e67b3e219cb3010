import { DOCUMENT, effect, inject, Service, signal } from '@angular/core';
import { keep, recall } from './stored';

export type ThemeName = 'system' | 'light' | 'dark';

/** Light, dark, or as the system has it; remembered by this browser. */
@Service()
export class Theme {
  private readonly root = inject(DOCUMENT).documentElement;

  readonly name = signal<ThemeName>(named(recall('theme')));

  constructor() {
    effect(() => {
      const name = this.name();
      keep('theme', name === 'system' ? '' : name);
      if (name === 'system') delete this.root.dataset['theme'];
      else this.root.dataset['theme'] = name;
    });
  }
}

function named(stored: string | null): ThemeName {
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}
