import { Component, type ElementRef, output, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required } from '@angular/forms/signals';
import { type TaskPriority } from '../api/api';
import { type NewTask } from './tasks';

interface Draft {
  readonly title: string;
  readonly due: string;
  readonly priority: TaskPriority;
}

const EMPTY: Draft = { title: '', due: '', priority: 'normal' };

/** A line to add a task with; it stays for the next one. */
@Component({
  selector: 'app-new-task',
  imports: [FormField, FormRoot],
  templateUrl: './new-task.html',
  styleUrl: './new-task.css',
  host: { '(keydown.escape)': 'cancelled.emit()' },
})
export class NewTaskForm {
  readonly added = output<NewTask>();
  readonly cancelled = output();

  private readonly title = viewChild.required<ElementRef<HTMLInputElement>>('title');

  protected readonly tried = signal(false);
  protected readonly draft = signal(EMPTY);
  protected readonly form = form(
    this.draft,
    (path) => {
      required(path.title, { message: 'Say what is to be done.' });
      maxLength(path.title, 200, { message: 'A title has at most 200 characters.' });
    },
    {
      // eslint-disable-next-line @typescript-eslint/require-await -- the form asks for a promise
      submission: { action: async () => this.add(), onInvalid: () => this.complain() },
    },
  );

  focus(): void {
    this.title().nativeElement.focus();
  }

  private complain(): void {
    this.tried.set(true);
    this.focus();
  }

  private add(): undefined {
    this.tried.set(false);
    const { title, due, priority } = this.draft();
    this.added.emit({ title: title.trim(), priority, ...(due && { due_at: new Date(`${due}T17:00`).toISOString() }) });
    this.form().reset(EMPTY);
    this.focus();
    return undefined;
  }
}
