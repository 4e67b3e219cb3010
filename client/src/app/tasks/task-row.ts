import { Component, computed, type ElementRef, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import { type Task } from '../api/api';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import { Priority } from '../ui/priority';
import { clock, daysAway, due, fullDate } from '../ui/times';
import { isLate } from './task-groups';

/** A task to tick off, rename or delete. */
@Component({
  selector: 'app-task-row',
  imports: [Icon, Menu, Priority],
  templateUrl: './task-row.html',
  styleUrl: './task-row.css',
  host: { '[class.done]': 'isDone()' },
})
export class TaskRow {
  readonly task = input.required<Task>();

  readonly completed = output<boolean>();
  readonly renamed = output<string>();
  readonly deleted = output();

  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');

  protected readonly isDone = linkedSignal(() => this.task().status === 'done');
  protected readonly isRenaming = signal(false);
  protected readonly isLate = computed(() => isLate(this.task()));
  protected readonly when = computed(() => {
    const { completed_at, due_at } = this.task();
    if (completed_at)
      return daysAway(completed_at) === 0 ? `Done at ${clock(completed_at)}` : `Done ${due(completed_at)}`;
    return due_at ? due(due_at) : 'No date';
  });
  protected readonly date = computed(() => {
    const { due_at } = this.task();
    return due_at ? `Due ${fullDate(due_at)}` : '';
  });

  protected tick(done: boolean): void {
    this.isDone.set(done);
    this.completed.emit(done);
  }

  protected rename(): void {
    this.isRenaming.set(true);
    setTimeout(() => this.field()?.nativeElement.select());
  }

  protected keep(title: string): void {
    if (!this.isRenaming()) return;
    this.isRenaming.set(false);
    if (title.trim() && title.trim() !== this.task().title) this.renamed.emit(title.trim());
  }
}
