import {
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { form, FormField, FormRoot, maxLength, readonly, required } from '@angular/forms/signals';
import { type Task } from '../api/api';
import { DayField } from '../ui/day-field';
import { Icon } from '../ui/icon';
import { isComposing } from '../ui/keys';
import { draftOf, EMPTY, filled } from './task-draft';
import { type TaskDraft } from './tasks';
import { Language } from '../words/language';

/**
 * Writes a task down: a new one, after which the next can be written, or one that is changed where it stands.
 * What is written stays until it is saved.
 */
@Component({
  selector: 'app-task-form',
  imports: [DayField, FormField, FormRoot, Icon],
  templateUrl: './task-form.html',
  styleUrl: './task-form.css',
  host: {
    '(keydown.escape)': 'escape($event)',
    '(keydown.control.enter)': 'submit()',
    '[class.change]': 'isChange()',
  },
})
export class TaskForm {
  readonly task = input<Task>();
  /** Saves what was written; tells whether that was possible. */
  readonly save = input.required<(draft: TaskDraft) => Promise<boolean>>();

  readonly cancelled = output();

  protected readonly t = inject(Language).words;
  private readonly title = viewChild.required<ElementRef<HTMLInputElement>>('title');
  private readonly root = viewChild.required<ElementRef<HTMLFormElement>>('root');

  protected readonly isChange = computed(() => this.task() !== undefined);
  protected readonly prefix = computed(() => this.task()?.id ?? 'new');
  protected readonly tried = signal(false);
  protected readonly draft = linkedSignal({
    source: () => this.task()?.id, // what is being written survives that the task changes elsewhere
    computation: () => {
      const task = untracked(this.task);
      return task ? draftOf(task) : EMPTY;
    },
  });
  protected readonly form = form(
    this.draft,
    (path) => {
      required(path.title, { message: () => this.t().tasks.needsTitle });
      maxLength(path.title, 200, { message: () => this.t().tasks.titleTooLong(200) });
      maxLength(path.notes, 10_000, { message: () => this.t().tasks.notesTooLong(10_000) });
      readonly(path, { when: ({ state }) => state.submitting() });
    },
    { submission: { action: () => this.write(), onInvalid: () => this.complain() } },
  );
  protected readonly fault = computed(() => {
    if (!this.tried()) return '';
    return [...this.form.title().errors(), ...this.form.notes().errors()][0]?.message ?? '';
  });

  focus(): void {
    this.title().nativeElement.focus();
  }

  /** The Escape that closes an open list of choices leaves the form as it is. */
  protected escape(event: Event): void {
    if (!(event.target instanceof HTMLOptionElement) && !isComposing(event)) this.cancel();
  }

  /** What is on its way to the server may come back. */
  protected cancel(): void {
    if (!this.form().submitting()) this.cancelled.emit();
  }

  protected submit(): void {
    this.root().nativeElement.requestSubmit();
  }

  private complain(): void {
    this.tried.set(true);
    this.focus();
  }

  private async write(): Promise<undefined> {
    this.tried.set(false);
    const isSaved = await this.save()(filled(this.draft()));
    if (!isSaved || this.isChange()) return;
    this.form().reset(EMPTY);
    this.focus();
  }
}
