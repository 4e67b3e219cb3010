import { CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, type ElementRef, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import { type Task } from '../api/api';
import { fullDue } from '../ui/due-words';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import { MenuItem } from '../ui/menu-item';
import { Priority } from '../ui/priority';
import { isLate } from './task-groups';
import { taskWhen } from './task-when';
import { Language } from '../words/language';

/** A task to tick off, change or delete; F2 and Delete do so from the keyboard. */
@Component({
  selector: 'app-task-row',
  imports: [CdkMenuTrigger, Icon, Menu, MenuItem, Priority],
  templateUrl: './task-row.html',
  styleUrl: './task-row.css',
  host: {
    '[class.done]': 'isDone()',
    '(keydown.f2)': '$event.preventDefault(); changing.emit()',
    '(keydown.delete)': '$event.preventDefault(); deleted.emit()',
  },
})
export class TaskRow {
  readonly task = input.required<Task>();

  readonly completed = output<boolean>();
  readonly changing = output();
  readonly deleted = output();

  protected readonly t = inject(Language).words;
  private readonly title = viewChild.required<ElementRef<HTMLElement>>('title');

  protected readonly isDone = linkedSignal(() => this.task().status === 'done');
  protected readonly isLate = computed(() => isLate(this.task()));
  protected readonly when = computed(() => taskWhen(this.task(), this.t()));
  protected readonly date = computed(() => {
    const { due_at } = this.task();
    return due_at ? this.t().tasks.dueOn(fullDue(due_at, this.t())) : '';
  });

  focus(): void {
    this.title().nativeElement.focus();
  }

  protected tick(done: boolean): void {
    this.isDone.set(done);
    this.completed.emit(done);
  }
}
