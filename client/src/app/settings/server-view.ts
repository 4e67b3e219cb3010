import { Component, computed, inject, input, output } from '@angular/core';
import { type StandingApproval, type Tool, type ToolServer } from '../api/api';
import { Icon } from '../ui/icon';
import { stateOf } from './server-state';
import { ToolView } from './tool-view';
import { Language } from '../words/language';

/** A server: how it is in words, what can be done about it, and its tools. */
@Component({
  selector: 'app-server',
  imports: [Icon, ToolView],
  templateUrl: './server-view.html',
  styleUrl: './server-view.css',
})
export class ServerView {
  readonly server = input.required<ToolServer>();
  readonly approvals = input<readonly StandingApproval[]>([]);
  readonly busy = input(false);
  readonly open = input(false);

  readonly connecting = output();
  readonly disconnecting = output();
  readonly checking = output();
  readonly revoked = output<StandingApproval>();

  protected readonly t = inject(Language).words;
  protected readonly state = computed(() => stateOf(this.server()));
  protected readonly advice = computed(() => this.t().settings.states[this.state().name].advice);
  protected readonly changed = computed(() => this.server().tools.filter((tool) => tool.changed).length);

  /** The approval by which a tool does not ask any more, if there is one for good. */
  protected approvalOf({ name }: Tool): StandingApproval | undefined {
    const server = this.server().name;
    return this.approvals().find((one) => one.server === server && one.tool_name === name && one.scope === 'always');
  }
}
