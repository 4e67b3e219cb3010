import { type ThreadItem, type UserItem } from '../api/thread-items';
import { partOf } from '../transcript/parts';
import { type Answer, type Question, type Turn } from '../transcript/turns';
import { type Names } from './names';

/** The id of the answer to a question. */
export function answerIdOf(questionId: string): string {
  return `${questionId}:answer`;
}

/** The items of a thread, oldest first, as turns: what follows a person's message answers it. */
export function turnsOf(items: readonly ThreadItem[], names: Names): readonly Turn[] {
  const turns: Turn[] = [];
  for (const item of items) {
    const last = turns.at(-1);
    if (item.type === 'user_message') {
      const question = questionOf(item, names.nameOf(item.id));
      names.question(question.id, answerIdOf(question.id), item.id);
      turns.push(question);
      continue;
    }
    const answer = last?.role === 'assistant' ? last : answerOf(last?.id ?? item.id, item);
    names.item(answer.id, item.id);
    turns.splice(answer === last ? -1 : turns.length, 1, withItem(answer, item));
  }
  return turns.filter((turn) => turn.role === 'user' || turn.parts.length > 0);
}

function questionOf({ content, created_at, attachments, quoted_text }: UserItem, id: string): Question {
  return {
    role: 'user',
    id,
    text: content.map(({ type, text }) => (type === 'input_tag' ? `@${text ?? ''}` : (text ?? ''))).join(''),
    createdAt: created_at,
    updatedAt: created_at,
    sending: false,
    ...(attachments?.length && { attachments }),
    ...(quoted_text && { quote: quoted_text }),
  };
}

function answerOf(questionId: string, { created_at }: ThreadItem): Answer {
  return {
    role: 'assistant',
    id: answerIdOf(questionId),
    runId: null,
    run: null,
    parts: [],
    status: 'complete',
    feedback: null,
    createdAt: created_at,
    updatedAt: created_at,
  };
}

function withItem(answer: Answer, item: ThreadItem): Answer {
  const part = partOf(item, true);
  return part ? { ...answer, parts: [...answer.parts, part] } : answer;
}
