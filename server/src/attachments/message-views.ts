import { Injectable } from '@nestjs/common';
import { type Owner } from '../database/database.js';
import { type Message } from '../messages/message.entity.js';
import { messageView, type MessageView } from '../messages/messages.dto.js';
import { MessagesRepository } from '../messages/messages.repository.js';
import { AttachmentViews } from './attachment-views.js';
import { AttachmentsRepository } from './attachments.repository.js';

/** Messages as they go over the wire, with the files that were sent along and those that tools have answered. */
@Injectable()
export class MessageViews {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly attachments: AttachmentsRepository,
    private readonly files: AttachmentViews,
  ) {}

  /** A question and its answer. */
  async exchange(user: Owner, questionId: string, answerId: string): Promise<MessageView[]> {
    const { messages } = this;
    return await this.of(user, await Promise.all([messages.get(user, questionId), messages.get(user, answerId)]));
  }

  async of(user: Owner, messages: readonly Message[]): Promise<MessageView[]> {
    const asked = messages.flatMap(({ role, id }) => (role === 'user' ? [id] : []));
    const sent = Map.groupBy(await this.attachments.ofMessages(user, asked), ({ messageId }) => messageId);
    return messages.map((message) => {
      const toolCalls = this.files.linked(user, message.toolCalls, 'here');
      const attachments = (sent.get(message.id) ?? []).map((file) => this.files.sent(user, file));
      return messageView({ ...message, toolCalls }, message.role === 'user' ? attachments : undefined);
    });
  }
}
