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
  const { user, mcpToken, attachment, task } = await belongings(person, canary);
  const { conversation, done } = await talk(person, canary, key);
  const waiting = await consents(person, canary);
  const deleted = await deletedConversation(person, canary);
  const ids = {
    ...{ user: user.id, 'mcp token': mcpToken.id, attachment: attachment.id, task: task.id },
    ...{ conversation: conversation.id, 'deleted conversation': deleted, 'idempotency key': key },
    ...idsOfAnswer(done),
    ...{ 'waiting run': waiting.run.id, 'waiting tool call': lastCall(waiting).id },
    ...(await idsOfRights(person)),
  };
  const fitting = {
    arguments_sha256: lastCall(waiting).arguments_sha256,
    format: 'json',
    token: `${user.id}.${Math.floor(Date.now() / 1000) + 3600}.${'A'.repeat(43)}`,
  };
  return { person, canary, mcpToken: mcpToken.token, ids, fitting };
}

/** What somebody has outside of any conversation. */
async function belongings(person: Person, canary: string) {
  const { body: user } = await person.get<{ id: string }>('/api/auth/me');
  const { body: mcpToken } = await person.post<NewMcpTokenView>('/api/auth/mcp-tokens', { name: `${canary} token` });
  const { body: file } = await person.upload('/api/chatkit/attachments', formOf(canary, `${canary}.txt`));
  const { body: task } = await person.post<TaskView>('/api/tasks', { title: `${canary} task`, notes: canary });
  return { user, mcpToken, attachment: file as Attachment, task }; // as the protocol says
}

/** A conversation with a title, in which a task was made and shown. */
async function talk(person: Person, canary: string, key: string) {
  const title = `${canary} title`;
  const { body: conversation } = await person.post<{ id: string }>('/api/chat/conversations', { title });
  const question = `Create a task called '${canary} made'`;
  const done = await person.send(conversation.id, question, { 'Idempotency-Key': key });
  await person.send(conversation.id, 'Show my tasks');
  return { conversation, done };
}

/** Approves a tool for a whole conversation; answers the message whose call of it waits in another. */
async function consents(person: Person, canary: string): Promise<SentMessage> {
  const allowed = await person.send(await person.newConversation(), `Delete “${canary} made”`);
  await decide(person, lastCall(allowed), { scope: 'conversation' });
  await person.all(allowed.run.id);
  return await person.send(await person.newConversation(), `Delete “${canary} task”`);
}

async function deletedConversation(person: Person, canary: string): Promise<string> {
  const id = await person.newConversation();
  await person.send(id, `Hello ${canary}`);
  await person.ask('DELETE', `/api/chat/conversations/${id}`);
  return id;
}

function idsOfAnswer(sent: SentMessage) {
  const { run, user_message: message, assistant_message: answer } = sent;
  return {
    ...{ message: message.id, answer: answer.id, run: run.id, 'tool call': lastCall(sent).id },
    ...{ item: `${answer.id}_1`, widget: `${answer.id}_2` },
  };
}

/** The first tool that was approved for more than once, and the first sign-in. */
async function idsOfRights(person: Person) {
  const { approvals } = (await person.get<ApprovalList>('/api/chat/approvals')).body;
  const { sessions } = (await person.get<SignInListView>('/api/auth/sessions')).body;
  return { approval: approvals[0]?.id ?? missing('approval'), session: sessions[0]?.id ?? missing('session') };
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
