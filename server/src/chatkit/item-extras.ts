import { Injectable } from '@nestjs/common';
import { type Owner } from '../database/database.js';
import { RunStories } from '../runs/run-stories.js';
import { TasksRepository } from '../tasks/tasks.repository.js';
import { type ThreadItem, type WorkflowItem } from '../thread-events/thread-items.js';
import { pageCalls } from './page-tools.js';
import { listedIds, taskWidgets } from './task-widget.js';
import { callsOf, questionsOf } from './tool-questions.js';

/** Adds to the items of an answer what ChatKit shows beside them: questions about calls, and lists of tasks. */
@Injectable()
export class ItemExtras {
  constructor(
    private readonly stories: RunStories,
    private readonly tasks: TasksRepository,
  ) {}

  /** The same items, each workflow followed by what belongs to it. */
  async added(user: Owner, items: readonly ThreadItem[]): Promise<ThreadItem[]> {
    const calls = items.flatMap((item) => (item.type === 'workflow' ? callsOf(item) : []));
    if (calls.length === 0) return [...items];
    const decisions = await this.stories.decisions(
      user,
      calls.map(({ id }) => id),
    );
    const tasks = await this.tasks.among(user, [...new Set(calls.flatMap(listedIds))]);
    const byId = new Map(tasks.map((task) => [task.id, task]));
    const extras = (item: WorkflowItem) => [
      ...questionsOf(item, decisions),
      ...taskWidgets(item, byId),
      ...pageCalls(item, callsOf(item)),
    ];
    return items.flatMap((item): ThreadItem[] => (item.type === 'workflow' ? [item, ...extras(item)] : [item]));
  }
}
