import { Component, computed, input, output } from '@angular/core';
import { type StandingApproval, type Tool } from '../api/api';
import { fieldsOf } from '../tools/input-fields';
import { ShownOrJson } from '../tools/shown-or-json';
import { EFFECT_WORDS, effectOf } from '../tools/tool-effect';
import { Icon } from '../ui/icon';

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

  readonly revoked = output<StandingApproval>();

  protected readonly effect = computed(() => EFFECT_WORDS[effectOf(this.tool())]);
  protected readonly takes = computed(() => fieldsOf(this.tool().input_schema));
  protected readonly policy = computed(() => {
    const { approval, changed } = this.tool();
    if (changed) return 'Asks again, it has changed since you allowed it';
    if (approval === 'ask') return 'Asks each time';
    return this.approval() ? 'You allowed it' : 'Needs no permission';
  });
}
