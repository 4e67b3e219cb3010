import { type ThreadEvent } from '../api/thread-events';
import { type ThreadItem, type UserItem } from '../api/thread-items';
import { type Feedback, type MessageStatus, type Run, type RunStatus, type ToolCall } from '../api/api';
import { edited, partOf, upsert } from './parts';
import { type Answer, callsIn, type Part, type Transcript, type Turn } from './turns';

const ENDS: Record<RunStatus, MessageStatus> = {
  queued: 'streaming',
  running: 'streaming',
  awaiting_approval: 'streaming',
  completed: 'complete',
  cancelled: 'stopped',
  failed: 'failed',
  interrupted: 'interrupted',
};

/** What the transcript is after an event. */
export function apply(transcript: Transcript, event: ThreadEvent): Transcript {
  switch (event.type) {
    case 'run.updated':
      return isWithdrawn(event.run) ? withdraw(transcript, event.run) : withRun(transcript, event.run);
    case 'thread.item.added':
    case 'thread.item.replaced':
      return putItem(transcript, event.item, false);
    case 'thread.item.done':
      return putItem(transcript, event.item, true);
    case 'thread.item.updated':
      return editHolder(transcript, event.item_id, (parts) =>
        parts.map((part) => (part.id === event.item_id ? edited(part, event.update) : part)),
      );
    case 'thread.item.removed':
      return editHolder(transcript, event.item_id, (parts) => parts.filter(({ id }) => id !== event.item_id));
    default:
      return transcript;
  }
}

/** The same question, now stored under the id that the server gave it. */
export function accepted(transcript: Transcript, key: string, run: Run): Transcript {
  const isKnown = key !== run.user_message_id && transcript.some(({ id }) => id === run.user_message_id);
  if (isKnown) return transcript.filter(({ id }) => id !== key);
  return transcript.map((turn) =>
    turn.role === 'user' && turn.id === key ? { ...turn, id: run.user_message_id, sending: false } : turn,
  );
}

/** The transcript up to a message and its question, everything later taken out. */
export function upTo(transcript: Transcript, messageId: string): Transcript {
  const index = transcript.findIndex(({ id }) => id === messageId);
  const question = transcript.findLastIndex(({ role }, at) => at <= index && role === 'user');
  return transcript.slice(0, question + 1);
}

/** The same answer with nothing said yet, for a replay from the first event. */
export function emptied(transcript: Transcript, answerId: string): Transcript {
  return editAnswer(transcript, answerId, (answer) => ({ ...answer, parts: [] }));
}

/** The transcript with what a person thinks of an answer. */
export function rated(transcript: Transcript, answerId: string, feedback: Feedback): Transcript {
  return editAnswer(transcript, answerId, (answer) => ({ ...answer, feedback }));
}

/** The transcript with a call as it is now. */
export function withCall(transcript: Transcript, call: ToolCall): Transcript {
  const renewed = (part: Part): Part =>
    part.kind === 'calls' ? { ...part, calls: part.calls.map((old) => (old.id === call.id ? call : old)) } : part;
  return transcript.map((turn) => (turn.role === 'assistant' ? { ...turn, parts: turn.parts.map(renewed) } : turn));
}

/** The call of this id, if an answer has made it. */
export function callOf(transcript: Transcript, id: string): ToolCall | undefined {
  return callsOf(transcript).find((call) => call.id === id);
}

/** When the last of it was stored or changed, by the clock of the server; empty where nothing is stored. */
export function lastStored(transcript: Transcript): string {
  return transcript.reduce((latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest), '');
}

/** Every call that the answers have made, in order. */
export function callsOf(transcript: Transcript): readonly ToolCall[] {
  return transcript.flatMap((turn) => (turn.role === 'assistant' ? callsIn(turn) : []));
}

/** The first answer that is not finished: the one to read. */
export function unfinished(transcript: Transcript): Answer | undefined {
  return transcript.find((turn): turn is Answer => turn.role === 'assistant' && turn.status === 'streaming');
}

/** Cancelled before it began: its question was taken back. */
function isWithdrawn({ status, started_at }: Run): boolean {
  return status === 'cancelled' && started_at === null;
}

function withdraw(transcript: Transcript, run: Run): Transcript {
  return transcript.filter(({ id }) => id !== run.user_message_id && id !== run.assistant_message_id);
}

function withRun(transcript: Transcript, run: Run): Transcript {
  return editAnswer(begun(transcript, run), run.assistant_message_id, (answer) => ({
    ...answer,
    run,
    runId: run.id,
    status: ENDS[run.status],
  }));
}

function begun(transcript: Transcript, run: Run): Transcript {
  if (transcript.some(({ id }) => id === run.assistant_message_id)) return transcript;
  const answer: Answer = {
    role: 'assistant',
    id: run.assistant_message_id,
    runId: run.id,
    run,
    parts: [],
    status: 'streaming',
    feedback: null,
    createdAt: run.created_at,
    updatedAt: run.created_at,
  };
  const question = transcript.findIndex(({ id }) => id === run.user_message_id);
  return question < 0 ? [...transcript, answer] : transcript.toSpliced(question + 1, 0, answer);
}

function putItem(transcript: Transcript, item: ThreadItem, done: boolean): Transcript {
  if (item.type === 'user_message') return putQuestion(transcript, item);
  const part = partOf(item, done);
  const home = part && homeOf(transcript, item.id);
  if (!home) return transcript;
  return editAnswer(transcript, home.id, (answer) => ({ ...answer, parts: upsert(answer.parts, part) }));
}

function putQuestion(transcript: Transcript, item: UserItem): Transcript {
  if (transcript.some(({ id }) => id === item.id)) return transcript;
  const text = item.content.map((part) => part.text ?? '').join('');
  const { id, created_at: createdAt } = item;
  return [...transcript, { role: 'user', id, text, createdAt, updatedAt: createdAt, sending: false }];
}

function editHolder(
  transcript: Transcript,
  itemId: string,
  edit: (parts: readonly Part[]) => readonly Part[],
): Transcript {
  const holder = holderOf(transcript, itemId);
  if (!holder) return transcript;
  return editAnswer(transcript, holder.id, (answer) => ({ ...answer, parts: edit(answer.parts) }));
}

function editAnswer(transcript: Transcript, id: string, edit: (answer: Answer) => Answer): Transcript {
  return transcript.map((turn) => (turn.role === 'assistant' && turn.id === id ? edit(turn) : turn));
}

/** The answer that an item belongs to: the one that has it, the one its id names, or the one that is being written. */
function homeOf(transcript: Transcript, itemId: string): Answer | undefined {
  const named = itemId.slice(0, itemId.lastIndexOf('_'));
  return holderOf(transcript, itemId) ?? transcript.find(isAnswer(({ id }) => id === named)) ?? unfinished(transcript);
}

function holderOf(transcript: Transcript, itemId: string): Answer | undefined {
  return transcript.findLast(isAnswer(({ parts }) => parts.some(({ id }) => id === itemId)));
}

function isAnswer(test: (answer: Answer) => boolean): (turn: Turn) => turn is Answer {
  return (turn): turn is Answer => turn.role === 'assistant' && test(turn);
}
