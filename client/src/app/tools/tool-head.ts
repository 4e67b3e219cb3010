import { Component, computed, inject, input } from '@angular/core';
import { Icon } from '../ui/icon';
import { type IconName } from '../ui/icons';
import { duration } from '../ui/times';
import { Elapsed } from './elapsed';
import { type ShownStatus, STATES, type ToolWords } from './tool-words';
import { Language } from '../words/language';

/** The one line of a tool bubble: what happened in words, its state by icon and word, how long it took. */
@Component({
  selector: 'app-tool-head',
  imports: [Elapsed, Icon],
  templateUrl: './tool-head.html',
  styleUrl: './tool-head.css',
  host: { '[class.step]': 'step()' },
})
export class ToolHead {
  readonly words = input.required<ToolWords>();
  readonly detail = input('');
  /** How far it is, in words. */
  readonly progress = input('');
  readonly status = input.required<ShownStatus>();
  readonly since = input<string>();
  readonly milliseconds = input<number | null>(null);
  readonly attempt = input(1);
  readonly icon = input.required<IconName>();
  readonly step = input(false);
  readonly opens = input(true);

  protected readonly t = inject(Language).words;
  protected readonly state = computed(() => STATES[this.status()]);
  protected readonly time = computed(() => {
    const ms = this.milliseconds();
    return ms === null ? '' : duration(ms, this.t());
  });
  protected readonly tile = computed(() => {
    switch (this.status()) {
      case 'running':
        return { icon: this.icon(), tone: 'tile-run' };
      case 'error':
        return { icon: this.state().icon, tone: 'tile-danger' };
      case 'awaiting_approval':
      case 'needs_connection':
      case 'unknown_outcome':
        return { icon: this.state().icon, tone: 'tile-warning' };
      case 'denied':
        return { icon: this.state().icon, tone: '' };
      default:
        return { icon: this.icon(), tone: '' };
    }
  });
}
