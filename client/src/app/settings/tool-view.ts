import {
  afterRenderEffect,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { type StandingApproval, type Tool } from '../api/api';
import { fieldsOf } from '../tools/input-fields';
import { ShownOrJson } from '../tools/shown-or-json';
import { EFFECT_TONES, effectOf } from '../tools/tool-effect';
import { takeFocus } from '../ui/focus-neighbour';
import { Icon } from '../ui/icon';
import { Language } from '../words/language';

/** A tool: what it is for, what it takes, and whether it asks before it is used. */
@Component({
  selector: 'app-tool',
  imports: [Icon, ShownOrJson],
  templateUrl: './tool-view.html',
  styleUrl: './tool-view.css',
})
export class ToolView {
  readonly tool = input.required<Tool>();
  /** The approval by which it does not ask any more. */
  readonly approval = input<StandingApproval>();
  /** Whether something is being changed, so that nothing else can be. */
  readonly busy = input(false);

  readonly revoked = output<StandingApproval>();

  protected readonly t = inject(Language).words;
  protected readonly effect = computed(() => effectOf(this.tool()));
  protected readonly tone = computed(() => EFFECT_TONES[this.effect()]);
  protected readonly takes = computed(() => fieldsOf(this.tool().input_schema));
  protected readonly policy = computed(() => {
    const { approval, changed } = this.tool();
    const { policies } = this.t().settings;
    if (changed) return policies.changed;
    if (approval === 'ask') return policies.asks;
    return this.approval() ? policies.allowed : policies.free;
  });
  private readonly summary = viewChild.required<ElementRef<HTMLElement>>('summary');
  private isTakenBack = false;

  constructor() {
    afterRenderEffect(() => {
      if (this.approval() || !this.isTakenBack) return;
      this.isTakenBack = false;
      takeFocus(this.summary().nativeElement);
    });
  }

  protected takeBack(approval: StandingApproval): void {
    this.isTakenBack = true;
    this.revoked.emit(approval);
  }
}
