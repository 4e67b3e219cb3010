import { Component, computed, inject, input } from '@angular/core';
import { type Workflow, type WorkflowTask } from '../api/thread-items';
import { Markdown } from '../markdown/markdown';
import { Icon } from '../ui/icon';
import { NamedIcon } from '../widgets/named-icon';
import { Sources } from './sources';
import { type Words } from '../words/english';
import { Language } from '../words/language';

/** The steps that a server reports in its own words: one quiet line, all of them when opened. */
@Component({
  selector: 'app-steps',
  imports: [Icon, Markdown, NamedIcon, Sources],
  templateUrl: './steps.html',
  styleUrl: './steps.css',
})
export class Steps {
  readonly workflow = input.required<Workflow>();
  readonly done = input(true);

  protected readonly t = inject(Language).words;
  protected readonly current = computed(() => this.workflow().tasks.find(isLoading) ?? this.workflow().tasks.at(-1));
  protected readonly isWorking = computed(() => !this.done() || this.workflow().tasks.some(isLoading));
  protected readonly icon = computed(() => this.workflow().summary?.icon ?? '');
  protected readonly words = computed(() => {
    const { summary, tasks } = this.workflow();
    const task = this.current();
    if (this.isWorking()) return task ? this.titleOf(task) : this.t().items.working;
    if (summary?.title) return summary.title;
    if (summary?.duration !== undefined) return this.t().items.workedFor(summary.duration);
    return tasks.length === 1 && task ? this.titleOf(task) : this.t().items.steps(tasks.length);
  });

  protected readonly isLoading = isLoading;

  protected titleOf(task: WorkflowTask): string {
    return titleOf(task, this.t().items);
  }
}

function isLoading({ status_indicator }: WorkflowTask): boolean {
  return status_indicator === 'loading';
}

function titleOf({ type, title, title_query, queries }: WorkflowTask, words: Words['items']): string {
  if (title) return title;
  if (type === 'web_search') return words.searched(title_query ?? '');
  return (
    queries?.join(', ') ??
    { file: words.readFiles, image: words.madePicture, thought: words.thought }[type] ??
    words.step
  );
}
