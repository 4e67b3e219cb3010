import { Injectable } from '@nestjs/common';
import { type Owner } from '../database/database.js';
import { type PlainRequest } from '../thread-events/client-request.js';
import { ThreadFeedback } from './thread-feedback.js';
import { Threads } from './threads.js';
import { WidgetActions } from './widget-actions.js';

/** A request about threads and what is in them, answered by one JSON object. */
export type ThreadRequest = Extract<PlainRequest, { readonly type: `threads.${string}` | `items.${string}` }>;

/** The operations on threads and their items that are answered by one JSON object. */
@Injectable()
export class ThreadOperations {
  constructor(
    private readonly threads: Threads,
    private readonly feedback: ThreadFeedback,
    private readonly actions: WidgetActions,
  ) {}

  async answer(user: Owner, request: ThreadRequest): Promise<object> {
    switch (request.type) {
      case 'threads.get_by_id':
        return await this.threads.get(user, request.params.thread_id);
      case 'threads.list':
        return await this.threads.list(user, request.params);
      case 'threads.update':
        return await this.threads.rename(user, request.params);
      case 'threads.delete':
        await this.threads.remove(user, request.params.thread_id);
        return {};
      case 'threads.sync_custom_action':
        return { updated_item: await this.actions.act(user, request.params) };
      case 'items.list':
        return await this.threads.itemsOf(user, request.params);
      case 'items.feedback':
        await this.feedback.rate(user, request.params);
        return {};
    }
  }
}
