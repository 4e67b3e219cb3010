import { Component, computed, inject, input, output } from '@angular/core';
import { type ApprovalScope, type ToolCall, type Verdict } from '../api/api';
import { type Problem } from '../api/problem';
import { Icon } from '../ui/icon';
import { FieldList } from './field-list';
import { ShownOrJson } from './shown-or-json';
import { EFFECT_TONES, type ToolEffect } from './tool-effect';
import { Language } from '../words/language';

/** The server that tools of embedding pages are told under: leave for them is not the user's to give. */
const PAGE_SERVER = 'page';

/** A call that waits for a person: what will be sent, exactly, and the ways to answer. */
@Component({
  selector: 'app-approval-card',
  imports: [FieldList, Icon, ShownOrJson],
  templateUrl: './approval-card.html',
  styleUrl: './approval-card.css',
})
export class ApprovalCard {
  readonly call = input.required<ToolCall>();
  readonly effect = input<ToolEffect>();
  /** Whether an answer is on its way, so that no second one is taken. */
  readonly busy = input(false);
  /** Why the last answer was refused. */
  readonly problem = input<Problem | null>(null);

  readonly decided = output<Verdict>();

  protected readonly language = inject(Language);
  protected readonly t = this.language.words;
  protected readonly isOfPage = computed(() => this.call().server === PAGE_SERVER);
  protected readonly chip = computed(() => {
    const effect = this.effect();
    return effect && { word: this.t().tools.effects[effect], tone: EFFECT_TONES[effect] };
  });

  protected allow(scope: ApprovalScope): void {
    this.answer({ decision: 'approve', scope });
  }

  protected deny(reason: string): void {
    this.answer({ decision: 'deny', scope: 'once', ...(reason.trim() && { reason: reason.trim() }) });
  }

  private answer(verdict: Verdict): void {
    if (!this.busy()) this.decided.emit(verdict);
  }
}
