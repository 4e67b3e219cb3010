import { type NewMcpTokenView } from '../../src/mcp-tokens/mcp-tokens.dto.js';
import { type ApprovalList } from '../../src/runs/approvals.dto.js';
import { type SignInListView } from '../../src/auth/auth.views.js';
import { type SentMessage } from '../../src/runs/runs.dto.js';
import { type Attachment } from '../../src/thread-events/attachment.js';
import { type TaskView } from '../../src/tasks/tasks.views.js';
import { formOf } from '../files.js';
import { type Person } from '../person.js';
import { decide } from '../waiting-calls.js';

/** Every kind of thing that a person can have and that has an id. */
export type Kind =
  | 'conversation'
  | 'deleted conversation'
  | 'message'
  | 'answer'
  | 'item'
  | 'widget'
  | 'run'
  | 'waiting run'
  | 'tool call'
  | 'waiting tool call'
  | 'approval'
  | 'session'
  | 'mcp token'
  | 'attachment'
  | 'task'
  | 'user'
  | 'idempotency key';

/** What somebody has: one of each kind, and a word in every text that no one else may ever read. */
export interface Estate {
  readonly person: Person;
  readonly canary: string;
  readonly ids: Readonly<Record<Kind, string>>;
  /** The right value of every other field that must fit the thing, by the field's name. */
  readonly fitting: Readonly<Record<string, unknown>>;
  readonly mcpToken: string;
}

/** Lets a person do everything once. */
export async function estateOf(person: Person): Promise<Estate> {
  const canary = `canary${crypto.randomUUID().replaceAll('-', '')}`;
  const key = `${canary}-${crypto.randomUUID()}`;
  const { body: user } = await person.get<{ id: string }>('/api/auth/me');
  const { body: mcpToken } = await person.post<NewMcpTokenView>('/api/auth/mcp-tokens', { name: `${canary} token` });
  const { body: attachment } = await person.upload('/api/chatkit/attachments', formOf(canary, `${canary}.txt`));
  const { body: task } = await person.post<TaskView>('/api/tasks', { title: `${canary} task`, notes: canary });
  const conversation = (await person.post<{ id: string }>('/api/chat/conversations', { title: `${canary} title` }))
    .body;
  const question = `Create a task called '${canary} made'`;
  const done = await person.send(conversation.id, question, { 'Idempotency-Key': key });
  await person.send(conversation.id, 'Show my tasks');

  const allowed = await person.send(await person.newConversation(), `Delete “${canary} made”`);
  const call = lastCall(allowed);
  await decide(person, call, { scope: 'conversation' });
  await person.all(allowed.run.id);
  const waiting = await person.send(await person.newConversation(), `Delete “${canary} task”`);

  const deleted = await person.newConversation();
  await person.send(deleted, `Hello ${canary}`);
  await person.ask('DELETE', `/api/chat/conversations/${deleted}`);
  const { approvals } = (await person.get<ApprovalList>('/api/chat/approvals')).body;
  const { sessions } = (await person.get<SignInListView>('/api/auth/sessions')).body;
  const file = attachment as Attachment; // as the protocol says
  return {
    person,
    canary,
    mcpToken: mcpToken.token,
    ids: {
      conversation: conversation.id,
      'deleted conversation': deleted,
      message: done.user_message.id,
      answer: done.assistant_message.id,
      item: `${done.assistant_message.id}_1`,
      widget: `${done.assistant_message.id}_2`,
      run: done.run.id,
      'waiting run': waiting.run.id,
      'tool call': lastCall(done).id,
      'waiting tool call': lastCall(waiting).id,
      approval: approvals[0]?.id ?? missing('approval'),
      session: sessions[0]?.id ?? missing('session'),
      'mcp token': mcpToken.id,
      attachment: file.id,
      task: task.id,
      user: user.id,
      'idempotency key': key,
    },
    fitting: {
      arguments_sha256: lastCall(waiting).arguments_sha256,
      format: 'json',
      token: `${user.id}.${Math.floor(Date.now() / 1000) + 3600}.${'A'.repeat(43)}`,
    },
  };
}

/** Every word of an estate that nobody else may read. */
export function secretsOf({ canary, ids, mcpToken }: Estate): string[] {
  return [canary, mcpToken, ...Object.values(ids)];
}

function lastCall({ assistant_message: { tool_calls: calls, content } }: SentMessage) {
  return calls.at(-1) ?? missing(`tool call in “${content}”`);
}

function missing(what: string): never {
  throw new Error(`There is no ${what}`);
}
