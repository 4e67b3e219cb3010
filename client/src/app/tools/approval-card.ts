import { Component, computed, input, output, signal } from '@angular/core';
import { type ApprovalScope, type ToolCall } from '../api/api';
import { Icon } from '../ui/icon';
import { FieldList } from './field-list';

export interface Approval {
  readonly decision: 'approve' | 'deny';
  readonly scope: ApprovalScope;
  readonly reason?: string;
}

const EFFECTS = {
  read: { word: 'Read', tone: '' },
  write: { word: 'Write', tone: 'chip-warning' },
  destructive: { word: 'Destructive', tone: 'chip-danger' },
} as const;

/** A call that waits for a person: what will be sent, exactly, and the ways to answer. */
@Component({
  selector: 'app-approval-card',
  imports: [FieldList, Icon],
  templateUrl: './approval-card.html',
  styleUrl: './approval-card.css',
})
export class ApprovalCard {
  readonly call = input.required<ToolCall>();
  readonly effect = input<keyof typeof EFFECTS>();

  readonly decided = output<Approval>();

  protected readonly answered = signal(false);
  protected readonly chip = computed(() => {
    const effect = this.effect();
    return effect && EFFECTS[effect];
  });

  protected allow(scope: ApprovalScope): void {
    this.answer({ decision: 'approve', scope });
  }

  protected deny(reason: string): void {
    this.answer({ decision: 'deny', scope: 'once', ...(reason.trim() && { reason: reason.trim() }) });
  }

  private answer(approval: Approval): void {
    this.answered.set(true);
    this.decided.emit(approval);
  }
}
