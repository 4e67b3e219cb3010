import { Component, computed, inject, input } from '@angular/core';
import { type ToolCall } from '../api/api';
import { CopyButton } from '../ui/copy-button';
import { FieldList } from './field-list';
import { ShownOrJson } from './shown-or-json';
import { ToolOutput } from './tool-output';
import { Language } from '../words/language';

/** Everything about a call: what was sent, what came back, and the small print. */
@Component({
  selector: 'app-tool-body',
  imports: [CopyButton, FieldList, ShownOrJson, ToolOutput],
  template: `
    <section class="part">
      <app-shown-or-json
        [heading]="t().results.arguments"
        [groupLabel]="t().results.showArguments"
        [jsonLabel]="t().results.argumentsJson"
        [form]="t().results.fields"
        [value]="call().arguments"
      >
        <app-field-list [fields]="call().arguments" />
      </app-shown-or-json>
    </section>
    @if (call().result; as result) {
      <section class="part">
        <app-shown-or-json
          [heading]="t().results.result"
          [groupLabel]="t().results.showResult"
          [jsonLabel]="t().results.resultJson"
          [value]="result"
        >
          <app-tool-output [result]="result" />
        </app-shown-or-json>
      </section>
    }
    <div class="meta">
      <span class="mono">{{ call().tool_name }}</span>
      <span>{{ t().tools.server(call().server) }}</span>
      <span>{{ t().tools.attempt(call().attempt) }}</span>
      <app-copy-button [label]="t().tools.copyAll" [text]="everything()" />
    </div>
  `,
  styleUrl: './tool-body.css',
})
export class ToolBody {
  readonly call = input.required<ToolCall>();

  protected readonly t = inject(Language).words;
  protected readonly everything = computed(() => {
    const { tool_name, server, arguments: sent, result, error } = this.call();
    return JSON.stringify({ tool_name, server, arguments: sent, result, error }, null, 2);
  });
}
