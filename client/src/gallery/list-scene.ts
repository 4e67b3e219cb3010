import { Component } from '@angular/core';
import { ConversationListView } from '../app/conversations/conversation-list-view';
import { aConversation } from '../app/testing/stories';
import { Specimen } from './specimen';
import { Stage } from './stage';

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

const CONVERSATIONS = [
  aConversation({ id: 'l1', last_message_preview: 'Done. “Review Q4 report” is on your list for Friday.' }),
  aConversation({ id: 'l2', title: 'Clean up old tasks', active_run: { id: 'r1', status: 'awaiting_approval' } }),
  aConversation({ id: 'l3', title: 'Invoice reminder', active_run: { id: 'r2', status: 'running' } }),
  aConversation({ id: 'l4', title: 'Interview questions, platform team, the second round', unread: true }),
  aConversation({ id: 'l5', title: null, last_message_preview: null }),
].map((one, days) => ({ ...one, updated_at: daysAgo(days * days * 3) }));

/** The list of conversations: full, with more to come, loading, empty. */
@Component({
  selector: 'app-list-scene',
  imports: [ConversationListView, Specimen, Stage],
  template: `
    <app-stage name="Conversation lists">
      <app-specimen name="Rows, and more to come"
        ><app-conversation-list [conversations]="conversations" [loadingMore]="true"
      /></app-specimen>
      <app-specimen name="Loading"><app-conversation-list [conversations]="[]" [loaded]="false" /></app-specimen>
      <app-specimen name="Empty"><app-conversation-list [conversations]="[]" /></app-specimen>
    </app-stage>
  `,
  styles: `
    app-conversation-list {
      max-inline-size: var(--ck-sidebar-width);
      background: var(--ck-sidebar);
    }
  `,
})
export class ListScene {
  protected readonly conversations = CONVERSATIONS;
}
