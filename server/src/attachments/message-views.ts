import { Injectable } from '@nestjs/common';
import { type Owner } from '../database/database.js';
import { messageView, type MessageView } from '../messages/messages.dto.js';
import { MessagesRepository, type StoredMessage } from '../messages/messages.repository.js';
import { AttachmentViews } from './attachment-views.js';

/** Messages as they go over the wire, with the files that were sent along and those that tools have answered. */
@Injectable()
export class MessageViews {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly files: AttachmentViews,
  ) {}

  /** A question and its answer. */
  async exchange(user: Owner, questionId: string, answerId: string): Promise<MessageView[]> {
    return this.of(user, await this.messages.of(user, [questionId, answerId]));
  }

  of(user: Owner, messages: readonly StoredMessage[]): MessageView[] {
    return messages.map((message) => {
      const tool_calls = this.files.linked(user, message.tool_calls, 'here');
      if (message.role === 'assistant') return messageView(message, { tool_calls });
      const attachments = (message.files ?? []).map((file) => this.files.sent(user, file));
      return messageView(message, { tool_calls, attachments });
    });
  }
}
