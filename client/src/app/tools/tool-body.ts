import { Component, computed, input, signal } from '@angular/core';
import { type ToolCall } from '../api/api';
import { CopyButton } from '../ui/copy-button';
import { FieldList } from './field-list';
import { ToolOutput } from './tool-output';

/** Everything about a call: what was sent, what came back, and the small print. */
@Component({
  selector: 'app-tool-body',
  imports: [CopyButton, FieldList, ToolOutput],
  template: `
    <section class="part">
      <div class="head">
        <h3>Arguments</h3>
        <span class="segments segments-s" role="group" aria-label="Show arguments as">
          <button class="segment" type="button" [attr.aria-pressed]="!raw()" (click)="raw.set(false)">Fields</button>
          <button class="segment" type="button" [attr.aria-pressed]="raw()" (click)="raw.set(true)">JSON</button>
        </span>
      </div>
      @if (raw()) {
        <pre tabindex="0" aria-label="Arguments as JSON">{{ json() }}</pre>
      } @else {
        <app-field-list [fields]="call().arguments" />
      }
    </section>
    @if (call().result; as result) {
      <section class="part">
        <div class="head"><h3>Result</h3></div>
        <app-tool-output [result]="result" />
      </section>
    }
    <div class="meta">
      <span class="mono">{{ call().tool_name }}</span>
      <span>Server: {{ call().server }}</span>
      <span>Attempt {{ call().attempt }}</span>
      <app-copy-button [text]="everything()" />
    </div>
  `,
  styleUrl: './tool-body.css',
})
export class ToolBody {
  readonly call = input.required<ToolCall>();

  protected readonly raw = signal(false);
  protected readonly json = computed(() => JSON.stringify(this.call().arguments, null, 2));
  protected readonly everything = computed(() => {
    const { tool_name, server, arguments: sent, result, error } = this.call();
    return JSON.stringify({ tool_name, server, arguments: sent, result, error }, null, 2);
  });
}
