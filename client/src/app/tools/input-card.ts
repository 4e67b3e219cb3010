import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { type InputReply, type InputRequest, type ToolCall } from '../api/api';
import { type Problem } from '../api/problem';
import { safeLink } from '../markdown/safe-url';
import { Icon } from '../ui/icon';
import { answersOf, faultsOf } from './input-answers';
import { InputControl } from './input-control';
import { fieldsOf, initialValues, type InputValue } from './input-fields';
import { Language } from '../words/language';

/** What a server asks its user in the middle of a call: a form, or an address to visit; either can be skipped. */
@Component({
  selector: 'app-input-card',
  imports: [Icon, InputControl],
  templateUrl: './input-card.html',
  styleUrls: ['./approval-card.css', './input-card.css'],
})
export class InputCard {
  readonly call = input.required<ToolCall>();
  readonly request = input.required<InputRequest>();
  readonly busy = input(false);
  readonly problem = input<Problem | null>(null);

  readonly replied = output<InputReply>();

  protected readonly language = inject(Language);
  protected readonly t = this.language.words;
  private readonly tried = signal(false);

  protected readonly prefix = computed(() => `input-${this.call().id}`);
  /** The same question may come again, from a reload or a stream: what was filled in then stays. */
  protected readonly fields = computed(() => fieldsOf(this.request().requested_schema), {
    equal: (before, now) => JSON.stringify(before) === JSON.stringify(now),
  });
  protected readonly values = linkedSignal(() => initialValues(this.fields()));
  protected readonly link = computed(() => {
    const { url } = this.request();
    return url ? safeLink(url) : null;
  });
  protected readonly host = computed(() => URL.parse(this.request().url ?? '')?.host ?? '');
  /** What is wrong: as seen here, else as the server sees it. */
  protected readonly faults = computed<ReadonlyMap<string, string>>(() => {
    const own = this.tried() ? this.ownFaults() : new Map<string, string>();
    if (own.size > 0) return own;
    const { fields = [] } = this.problem() ?? {};
    return new Map(fields.map((fault) => [fault.field.replace(/^answers\./, ''), this.language.toldOf(fault)]));
  });

  private ownFaults(): ReadonlyMap<string, string> {
    return faultsOf(this.fields(), this.values(), this.t().inputs.faults);
  }

  protected put(name: string, value: InputValue): void {
    this.values.update((values) => ({ ...values, [name]: value }));
  }

  protected send(): void {
    this.tried.set(true);
    const [first] = this.ownFaults().keys();
    if (first !== undefined) document.getElementById(`${this.prefix()}-${first}`)?.focus();
    else if (!this.busy()) this.replied.emit({ answers: answersOf(this.fields(), this.values()) });
  }

  protected skip(): void {
    if (!this.busy()) this.replied.emit({ skipped: true });
  }
}
