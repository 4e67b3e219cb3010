import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type AnswerState } from '../../agent/answer-state.js';
import { instructions } from '../../agent/instructions.js';
import { MessageFilesRepository } from '../../attachments/message-files.repository.js';
import { type KeptImage, linkedImages, withImages } from '../../attachments/linked-images.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { type MessagePart, type PageTool, toolCallsOf } from '../../messages/message-part.js';
import { type PastMessage, pastTurns } from './past-turns.js';
import { type RunToolCall } from '../journal/run-journal.entities.js';
import { type Run } from '../journal/run.entity.js';

const CONTEXT_MESSAGES = 50;

/** The last messages up to the question, both sides, newest first; answers with the turns they were made in. */
const LATEST = `
  SELECT m.id, m.role, m.content, m.parts, CASE m.role WHEN 'assistant' THEN (
    SELECT jsonb_agg(s.reply ORDER BY s.step) FROM run_steps s WHERE s.user_id = m.user_id AND s.run_id = m.run_id
  ) END AS replies, m.role = 'user' AND EXISTS (
    SELECT FROM attachments a WHERE a.user_id = m.user_id AND a.message_id = m.id
  ) AS "hasFiles" FROM messages m
  JOIN messages question ON question.user_id = m.user_id AND question.id = $3
  WHERE m.user_id = $1 AND m.conversation_id = $2 AND m.replaced_at IS NULL AND m.created_at <= question.created_at
  ORDER BY m.created_at DESC, m.id DESC LIMIT ${CONTEXT_MESSAGES}`;

type StoredMessage = PastMessage & { readonly id: string; readonly hasFiles: boolean };

type Images = ReadonlyMap<string, KeptImage>;

type Answered = Pick<RunToolCall, 'result'>;

/** What is asked, and the tools that the page has from which it is. */
export interface Context {
  readonly question: AnswerState['question'];
  readonly pageTools: readonly PageTool[];
}

/** What an answer begins from: read from the database each time, kept nowhere. */
@Injectable()
export class RunContext {
  constructor(
    private readonly database: Database,
    private readonly attachments: MessageFilesRepository,
    private readonly config: Config,
  ) {}

  async of(run: Run): Promise<Context> {
    const values = [run.userId, run.conversationId, run.userMessageId];
    const newestFirst = await this.database.rowsAs<StoredMessage>({ id: run.userId }, LATEST, values);
    const [question] = newestFirst;
    return { question: await this.question(run, newestFirst.reverse()), pageTools: pageTools(question?.parts ?? []) };
  }

  /** The calls as the next turn of the model is to see them. */
  async seen(run: Run, calls: readonly RunToolCall[]): Promise<readonly RunToolCall[]> {
    const images = await this.images(run, calls);
    return images ? calls.map((call) => withCallImages(call, images)) : calls;
  }

  private async question(run: Run, messages: readonly StoredMessage[]): Promise<AnswerState['question']> {
    const withFiles = messages.filter(({ hasFiles }) => hasFiles).map(({ id }) => id);
    const files = await this.attachments.contentsOf({ id: run.userId }, withFiles);
    const shown = await this.shown(run, messages);
    return {
      model: run.model,
      instructions: instructions(run.createdAt),
      transcript: shown.flatMap((message) => pastTurns({ ...message, files: files.get(message.id) })),
      cacheKey: run.conversationId,
      safetyIdentifier: createHmac('sha256', this.config.secrets.key).update(run.userId).digest('hex'),
    };
  }

  /** The messages with the newest images of their calls' results back in their places, where the model looks at them. */
  private async shown<Past extends PastMessage>(run: Run, messages: readonly Past[]): Promise<readonly Past[]> {
    const images = await this.images(
      run,
      messages.flatMap(({ parts }) => toolCallsOf(parts)),
    );
    if (!images) return messages;
    return messages.map((message) => ({
      ...message,
      parts: message.parts.map((part) => withPartImages(part, images)),
    }));
  }

  /** The newest images of the calls' results; null where the model does not look: behind Chat Completions it can be told of them only. */
  private async images({ userId }: Run, calls: readonly Answered[]): Promise<Images | null> {
    if (this.config.openai.api !== 'responses') return null;
    return await this.attachments.images({ id: userId }, linkedImages(calls.map(({ result }) => result)));
  }
}

function pageTools(parts: readonly MessagePart[]): readonly PageTool[] {
  return parts.flatMap((part) => (part.kind === 'input' ? (part.page_tools ?? []) : []));
}

function withPartImages(part: MessagePart, images: Images): MessagePart {
  if (part.kind !== 'tool_calls') return part;
  return { ...part, tool_calls: part.tool_calls.map((call) => withCallImages(call, images)) };
}

function withCallImages<Call extends Answered>(call: Call, images: Images): Call {
  return call.result ? { ...call, result: withImages(call.result, images) } : call;
}
