import { Component, computed, inject, input, output, signal } from '@angular/core';
import { type InputItem, type InputQuestion } from '../api/thread-items';
import { formValues } from '../widgets/form-values';
import { Language } from '../words/language';

/** What a person answers to the questions of a form: by question, or nothing at all. */
interface InputAnswers {
  readonly status: 'answered' | 'skipped';
  readonly answers?: Readonly<Record<string, { readonly values: readonly string[] }>>;
}

/** Answers on their way; `settled` is to be called when they were seen to. */
export interface InputsGiven {
  readonly answers: InputAnswers;
  readonly settled: () => void;
}

/** What the assistant asks, as a form that is sent once; afterwards what was answered. */
@Component({
  selector: 'app-inputs-form',
  templateUrl: './inputs-form.html',
  styleUrl: './inputs-form.css',
})
export class InputsForm {
  readonly item = input.required<InputItem>();

  readonly given = output<InputsGiven>();

  protected readonly t = inject(Language).words;
  protected readonly isOpen = computed(() => this.item().status === 'pending');
  protected readonly isBusy = signal(false);

  protected said({ answer }: InputQuestion): string {
    return answer?.values?.length && !answer.skipped ? answer.values.join(', ') : this.t().inputs.skipped;
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const values = formValues(event.target);
    const answers = this.item().inputs.map(
      (question, index) => [question.id, { values: chosen(question, values[`q${index}`]) }] as const,
    );
    this.give({ status: 'answered', answers: Object.fromEntries(answers) });
  }

  protected skip(): void {
    this.give({ status: 'skipped' });
  }

  private give(answers: InputAnswers): void {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.given.emit({ answers, settled: () => this.isBusy.set(false) });
  }
}

/** One text, one choice, or those of several that are ticked. */
function chosen({ options = [] }: InputQuestion, value: unknown): readonly string[] {
  if (typeof value === 'string') return value.trim() ? [value.trim()] : [];
  const ticked = Object.entries(value ?? {}).filter(([, isOn]) => isOn === true);
  return ticked.flatMap(([index]) => options[Number(index)]?.value ?? []);
}
