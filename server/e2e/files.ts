import { expect } from '@jest/globals';
import { type SentMessage } from '../src/runs/runs.dto.js';
import { type Attachment } from '../src/thread-events/attachment.js';
import { isValid } from '../src/thread-events/testing/schema.js';
import { type UserMessageItem } from '../src/thread-events/thread-items.js';
import { ChatKitClient } from './chatkit-client.js';
import { type Answer, type Person } from './person.js';

/** A picture of one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A form with one file. */
export function formOf(content: Buffer | string, name: string, type = 'text/plain'): FormData {
  const form = new FormData();
  form.append('file', new File([typeof content === 'string' ? content : Uint8Array.from(content)], name, { type }));
  return form;
}

/** Somebody's files: what they announce, upload and send. */
export class Files {
  private readonly chat: ChatKitClient;

  constructor(
    private readonly url: string,
    private readonly person: Person,
  ) {
    this.chat = new ChatKitClient(person);
  }

  /** One that is announced, and not yet uploaded. */
  created(name: string, mime_type: string, size = 10): Promise<Attachment> {
    return this.chat.plain<Attachment>('Attachment', 'attachments.create', { name, size, mime_type });
  }

  /** One that is uploaded at once. */
  async direct(bytes: Buffer, name: string, type: string): Promise<Attachment> {
    const answer = await this.person.upload('/api/chatkit/attachments', formOf(bytes, name, type));
    expect([answer.status, isValid('Attachment', answer.body)]).toEqual([200, true]);
    return answer.body as Attachment;
  }

  /** The address of a link, at this server. */
  here(link: string | undefined): string {
    return this.url + (link ?? '').replace(/^https?:\/\/[^/]+/, '');
  }

  sendWith(conversation: string, attachment_ids: string[], key?: string): Promise<Answer<SentMessage>> {
    return this.person.post<SentMessage>(
      `/api/chat/conversations/${conversation}/messages`,
      { content: 'Look at this', attachment_ids },
      key === undefined ? {} : { 'Idempotency-Key': key },
    );
  }

  /** The message that a new thread begins with, as ChatKit tells it; nothing when it was refused. */
  async messageWith(text: string, ids: string[]): Promise<UserMessageItem | undefined> {
    const { events } = await this.chat.create(text, { attachments: ids });
    const done = events.find((event) => event.type === 'thread.item.done');
    return done && 'item' in done ? (done.item as UserMessageItem) : undefined;
  }
}
