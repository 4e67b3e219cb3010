import { Component } from '@angular/core';
import { type InputRequest } from '../app/api/api';
import { Problem } from '../app/api/problem';
import { aCall } from '../app/testing/stories';
import { ApprovalCard } from '../app/tools/approval-card';
import { InputCard } from '../app/tools/input-card';
import { Specimen } from './specimen';
import { Stage } from './stage';

const FORM: InputRequest = {
  message: 'Who should be invited?',
  mode: 'form',
  requested_schema: {
    type: 'object',
    properties: {
      email: { type: 'string', format: 'email', title: 'Email', description: 'Where the invitation goes' },
      day: { type: 'string', format: 'date', title: 'Day' },
      seats: { type: 'integer', title: 'Seats', minimum: 1, maximum: 8 },
      kind: { type: 'string', title: 'Kind', enum: ['Lunch', 'Dinner'] },
      reminder: { type: 'boolean', title: 'Remind them the day before' },
    },
    required: ['email', 'day'],
  },
};
const VISIT: InputRequest = {
  message: 'Pay on this page, then come back.',
  mode: 'url',
  url: 'https://pay.example/sign-in',
};

/** What the assistant waits for a person to say. */
@Component({
  selector: 'app-card-scene',
  imports: [ApprovalCard, InputCard, Specimen, Stage],
  template: `
    <app-stage name="Decisions">
      <app-specimen name="Destructive"><app-approval-card [call]="ask('p1')" effect="destructive" /></app-specimen>
      <app-specimen name="Write"><app-approval-card [call]="ask('p2')" effect="write" /></app-specimen>
      <app-specimen name="Read"><app-approval-card [call]="ask('p3')" effect="read" /></app-specimen>
      <app-specimen name="Changed since it was allowed"
        ><app-approval-card [call]="changed" effect="destructive"
      /></app-specimen>
      <app-specimen name="On its way"><app-approval-card [call]="ask('p5')" [busy]="true" /></app-specimen>
      <app-specimen name="Refused"><app-approval-card [call]="ask('p6')" [problem]="problem" /></app-specimen>
      <app-specimen name="A form"><app-input-card [call]="ask('p7')" [request]="form" /></app-specimen>
      <app-specimen name="A form, refused"
        ><app-input-card [call]="ask('p8')" [request]="form" [problem]="fault"
      /></app-specimen>
      <app-specimen name="A page to visit"><app-input-card [call]="ask('p9')" [request]="visit" /></app-specimen>
      <app-specimen name="Sent"><app-input-card [call]="ask('p10')" [request]="visit" [busy]="true" /></app-specimen>
    </app-stage>
  `,
})
export class CardScene {
  protected readonly form = FORM;
  protected readonly visit = VISIT;
  protected readonly changed = { ...this.ask('p4'), tool_changed: true };
  protected readonly problem = new Problem('conflict', 'This was decided in another tab.', 409);
  protected readonly fault = new Problem('invalid', 'The answer is not complete.', 422, [
    { field: 'answers.email', message: 'Enter an email address.' },
  ]);

  protected ask(id: string) {
    return aCall({
      id,
      status: 'awaiting_approval',
      tool_name: 'delete_task',
      arguments: { id: '019ac4f2-7b31-7c4e-9d55-0c2f5f1c09aa', title: 'Draft: old roadmap', permanent: true },
      result: null,
      duration_ms: null,
    });
  }
}
