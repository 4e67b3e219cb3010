import { Component, computed, input } from '@angular/core';
import { type FieldState } from '@angular/forms/signals';
import { Icon } from '../ui/icon';

/** What is wrong with a field, once its writer has left it. */
@Component({
  selector: 'app-field-errors',
  imports: [Icon],
  template: `
    @for (error of shown(); track error.kind) {
      <p class="hint hint-danger" role="alert"><app-icon class="i-s" name="alert" />{{ error.message }}</p>
    }
  `,
})
export class FieldErrors {
  readonly field = input.required<FieldState<string>>();

  protected readonly shown = computed(() => (this.field().touched() ? this.field().errors().slice(0, 1) : []));
}
