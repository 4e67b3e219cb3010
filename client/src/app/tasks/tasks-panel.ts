import { Component, DestroyRef, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Task } from '../api/api';
import { Refusal } from '../ui/refusal';
import { Language } from '../words/language';
import { isLate } from './task-groups';
import { TaskList } from './task-list';
import { taskWhen } from './task-when';
import { Tasks } from './tasks';
import { Ticking } from './ticking';

/** The open tasks beside something else, to look at and to tick off: a small page of its own. */
@Component({
  selector: 'app-tasks-panel',
  imports: [RouterLink],
  templateUrl: './tasks-panel.html',
  styleUrl: './tasks-panel.css',
})
export class TasksPanel {
  private readonly tasks = inject(Tasks);
  protected readonly language = inject(Language);
  protected readonly t = this.language.words;

  protected readonly list = new TaskList(this.tasks);
  protected readonly refusal = new Refusal();
  protected readonly ticking = new Ticking(this.list, this.refusal);
  protected readonly isLate = isLate;

  constructor() {
    inject(DestroyRef).onDestroy(this.tasks.watch(() => this.list.reload()));
  }

  protected when(task: Task): string {
    return taskWhen(task, this.t());
  }
}
