import { Component, computed, input } from '@angular/core';
import { type ToolCall } from '../api/api';
import { CopyButton } from '../ui/copy-button';
import { FieldList } from './field-list';
import { ShownOrJson } from './shown-or-json';
import { ToolOutput } from './tool-output';

/** Everything about a call: what was sent, what came back, and the small print. */
@Component({
  selector: 'app-tool-body',
  imports: [CopyButton, FieldList, ShownOrJson, ToolOutput],
  template: `
    <section class="part">
      <app-shown-or-json
        heading="Arguments"
        groupLabel="Show arguments as"
        jsonLabel="Arguments as JSON"
        form="Fields"
        [value]="call().arguments"
      >
        <app-field-list [fields]="call().arguments" />
      </app-shown-or-json>
    </section>
    @if (call().result; as result) {
      <section class="part">
        <app-shown-or-json heading="Result" groupLabel="Show the result as" jsonLabel="Result as JSON" [value]="result">
          <app-tool-output [result]="result" />
        </app-shown-or-json>
      </section>
    }
    <div class="meta">
      <span class="mono">{{ call().tool_name }}</span>
      <span>Server: {{ call().server }}</span>
      <span>Attempt {{ call().attempt }}</span>
      <app-copy-button label="Copy all" [text]="everything()" />
    </div>
  `,
  styleUrl: './tool-body.css',
})
export class ToolBody {
  readonly call = input.required<ToolCall>();

  protected readonly everything = computed(() => {
    const { tool_name, server, arguments: sent, result, error } = this.call();
    return JSON.stringify({ tool_name, server, arguments: sent, result, error }, null, 2);
  });
}
