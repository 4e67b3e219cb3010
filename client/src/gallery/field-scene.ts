import { Component } from '@angular/core';
import { FileChips } from '../app/files/file-chips';
import { type Upload } from '../app/files/upload';
import { OFFLINE } from '../app/api/problem';
import { TaskForm } from '../app/tasks/task-form';
import { aTask } from '../app/testing/stories';
import { DayCalendar } from '../app/ui/day-calendar';
import { MomentField } from '../app/ui/moment-field';
import { Specimen } from './specimen';
import { Stage } from './stage';

const upload = (name: string, over: Partial<Upload> = {}): Upload => ({
  key: name,
  name,
  size: 1_234_567,
  share: null,
  attachment: null,
  problem: null,
  ...over,
});

const UPLOADS: readonly Upload[] = [
  upload('waiting.txt'),
  upload('on-its-way.pdf', { share: 0.4 }),
  upload('there.pdf', {
    attachment: { type: 'file', id: 'f1', name: 'there.pdf', mime_type: 'application/pdf' },
  }),
  upload('too-large.mov', { problem: { kind: 'tooLarge', limit: 10 } }),
  upload('one-too-many.txt', { problem: { kind: 'tooMany', limit: 5 } }),
  upload('unknown.xyz', { problem: { kind: 'unsendable' } }),
  upload('a-file-whose-name-is-so-long-that-it-has-to-be-cut-somewhere.txt', {
    problem: { kind: 'failed', cause: OFFLINE },
  }),
];

/** What is filled in and added: the form of a task, the calendar, files in every state. */
@Component({
  selector: 'app-field-scene',
  imports: [DayCalendar, FileChips, MomentField, Specimen, Stage, TaskForm],
  template: `
    <app-stage name="Forms and files">
      <app-specimen name="A new task"><app-task-form [save]="save" /></app-specimen>
      <app-specimen name="A task that is changed"><app-task-form [task]="task" [save]="save" /></app-specimen>
      <app-specimen name="The calendar"><app-day-calendar day="2026-11-27" /></app-specimen>
      <app-specimen name="A day and a time"
        ><app-moment-field fieldId="moment" value="2026-11-27T15:00" label="Pick-up"
      /></app-specimen>
      <app-specimen name="Files beside a message"><app-file-chips [uploads]="uploads" /></app-specimen>
    </app-stage>
  `,
})
export class FieldScene {
  protected readonly task = aTask({ due_at: '2026-11-27T15:00:00.000Z', notes: 'Numbers arrive on Thursday.' });
  protected readonly uploads = UPLOADS;
  protected readonly save = () => Promise.resolve(true);
}
