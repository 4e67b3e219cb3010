import { effect, Service, signal } from '@angular/core';
import { keep, recall } from './stored';

/** Whether those who listen hear an answer while it comes, not only that it has come; remembered by this browser. */
@Service()
export class ReadAloud {
  readonly isOn = signal(recall('read-aloud') === 'yes');

  constructor() {
    effect(() => keep('read-aloud', this.isOn() ? 'yes' : ''));
  }
}
