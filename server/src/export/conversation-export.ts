import { Injectable } from '@nestjs/common';
import { MessageViews } from '../attachments/message-views.js';
import { type ConversationView } from '../conversations/conversations.dto.js';
import { ConversationsRepository } from '../conversations/conversations.repository.js';
import { type Owner } from '../database/database.js';
import { portions } from '../database/portions.js';
import { fileDownload } from '../http/file-download.js';
import { type MessageView } from '../messages/messages.dto.js';
import { MessagesRepository } from '../messages/messages.repository.js';
import { messageMarkdown } from './message-markdown.js';

const BATCH = 200;

/** One conversation as a file. */
@Injectable()
export class ConversationExport {
  constructor(
    private readonly conversations: ConversationsRepository,
    private readonly messages: MessagesRepository,
    private readonly views: MessageViews,
  ) {}

  /** A file named as the conversation is titled; throws when the user has no such conversation. */
  async file(user: Owner, id: string, format: 'markdown' | 'json'): Promise<Response> {
    const conversation = await this.conversations.get(user, id);
    const name = conversation.title ?? 'conversation';
    return format === 'json'
      ? fileDownload(this.json(user, conversation), `${name}.json`, 'application/json')
      : fileDownload(this.markdown(user, conversation), `${name}.md`, 'text/markdown');
  }

  /** For people: a heading for each message, its tool calls as they happened. */
  private async *markdown(user: Owner, conversation: ConversationView): AsyncGenerator<string> {
    yield `# ${conversation.title ?? 'New conversation'}\n`;
    for await (const messages of this.batches(user, conversation.id))
      yield messages.map((message) => messageMarkdown(message)).join('');
  }

  /** For programs: the conversation and its messages as the API shows them. */
  private async *json(user: Owner, conversation: ConversationView): AsyncGenerator<string> {
    yield `{"conversation":${JSON.stringify(conversation)},"messages":[`;
    let separator = '\n';
    for await (const messages of this.batches(user, conversation.id)) {
      for (const message of messages) {
        yield separator + JSON.stringify(message);
        separator = ',\n';
      }
    }
    yield '\n]}\n';
  }

  private async *batches(user: Owner, conversationId: string): AsyncGenerator<readonly MessageView[]> {
    for (let after: string | undefined; ;) {
      const found = await this.messages.sizesAfter(user, conversationId, BATCH, after);
      for (const ids of portions(found)) yield this.views.of(user, await this.messages.of(user, ids));
      if (found.length < BATCH) return;
      after = found.at(-1)?.id;
    }
  }
}
