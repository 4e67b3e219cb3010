import { Component } from '@angular/core';
import { OFFLINE, Problem } from '../app/api/problem';
import { SendProblem } from '../app/composer/send-problem';
import { ConnectionBanner } from '../app/frame/connection-banner';
import { Bar } from '../app/ui/bar';
import { ToastView } from '../app/ui/toast-view';
import { Specimen } from './specimen';
import { Stage } from './stage';

/** What the page says of itself: what failed, what waits, what was done. */
@Component({
  selector: 'app-notice-scene',
  imports: [Bar, ConnectionBanner, SendProblem, Specimen, Stage, ToastView],
  template: `
    <app-stage name="Notices">
      <app-specimen name="Offline"><app-connection-banner [lost]="true" /></app-specimen>
      @for (problem of problems; track $index) {
        <app-specimen [name]="problem.code"><app-send-problem [problem]="problem" /></app-specimen>
      }
      <app-specimen name="The top of a page"><app-bar title="Plan the week" [sidebarHidden]="true" /></app-specimen>
      <app-specimen name="Done, with a way back"
        ><div class="place"><app-toast [toasts]="[done]" /></div
      ></app-specimen>
      <app-specimen name="Not done"
        ><div class="place"><app-toast [toasts]="[alarm]" /></div
      ></app-specimen>
    </app-stage>
  `,
  styles: `
    .place {
      position: relative;
      block-size: 13rem;
    }
  `,
})
export class NoticeScene {
  protected readonly done = { words: 'Conversation deleted', undo: () => undefined };
  protected readonly alarm = { words: 'The title was kept. The server cannot be reached.', isAlarm: true };
  protected readonly problems = [
    OFFLINE,
    new Problem('rate_limited', 'Too many.', 429, [], 42),
    new Problem('invalid', 'The message was refused.', 422, [
      { field: 'content', message: 'A message has at most 10,000 characters.' },
    ]),
    new Problem('model_error', 'The model is overloaded and didn’t answer. Your message is saved.', 503),
  ];
}
