import { Component, input, output } from '@angular/core';
import { type InputReply, type ToolCall, type Verdict } from '../api/api';
import { ApprovalCard } from '../tools/approval-card';
import { type DecisionState } from '../tools/decision-state';
import { InputCard } from '../tools/input-card';
import { ToolBubble } from '../tools/tool-bubble';
import { type ToolEffect } from '../tools/tool-effect';

/** One call of a tool: what it asks of a person while it waits for them, otherwise how it goes. */
@Component({
  selector: 'app-tool-call',
  imports: [ApprovalCard, InputCard, ToolBubble],
  template: `
    @let call = this.call();
    @if (call.status !== 'awaiting_approval') {
      <app-tool-bubble
        [call]="call"
        [held]="held()"
        [busy]="decisionState()?.busy ?? false"
        (decided)="decided.emit({ decision: $event, scope: 'once' })"
      />
    } @else if (call.input_request; as request) {
      <app-input-card
        [call]="call"
        [request]="request"
        [busy]="decisionState()?.busy ?? false"
        [problem]="decisionState()?.problem ?? null"
        (replied)="replied.emit($event)"
      />
    } @else {
      <app-approval-card
        [call]="call"
        [effect]="effect()"
        [busy]="decisionState()?.busy ?? false"
        [problem]="decisionState()?.problem ?? null"
        (decided)="decided.emit($event)"
      />
    }
  `,
})
export class ToolCallView {
  readonly call = input.required<ToolCall>();
  /** What its tool may do to the world, where that is known. */
  readonly effect = input<ToolEffect>();
  /** Whether it may run and waits until other calls are decided about. */
  readonly held = input(false);
  /** How it goes with what a person answered. */
  readonly decisionState = input<DecisionState>();

  readonly decided = output<Verdict>();
  readonly replied = output<InputReply>();
}
