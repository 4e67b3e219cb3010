import { Component, computed, input } from '@angular/core';
import { type Workflow, type WorkflowTask } from '../api/thread-items';
import { Markdown } from '../markdown/markdown';
import { Icon } from '../ui/icon';
import { NamedIcon } from '../widgets/named-icon';
import { Sources } from './sources';

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

  protected readonly current = computed(() => this.workflow().tasks.find(isLoading) ?? this.workflow().tasks.at(-1));
  protected readonly isWorking = computed(() => !this.done() || this.workflow().tasks.some(isLoading));
  protected readonly icon = computed(() => this.workflow().summary?.icon ?? '');
  protected readonly words = computed(() => {
    const { summary, tasks } = this.workflow();
    const task = this.current();
    if (this.isWorking()) return task ? titleOf(task) : 'Working';
    if (summary?.title) return summary.title;
    if (summary?.duration !== undefined) return `Worked for ${summary.duration} s`;
    return tasks.length === 1 && task ? titleOf(task) : `Did ${tasks.length} steps`;
  });

  protected readonly titleOf = titleOf;
  protected readonly isLoading = isLoading;
}

function isLoading({ status_indicator }: WorkflowTask): boolean {
  return status_indicator === 'loading';
}

function titleOf({ type, title, title_query, queries }: WorkflowTask): string {
  if (title) return title;
  if (type === 'web_search') return `Searched the web${title_query ? ` for ${title_query}` : ''}`;
  return queries?.join(', ') ?? { file: 'Read files', image: 'Made a picture', thought: 'Thought' }[type] ?? 'Step';
}
