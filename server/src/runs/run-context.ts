import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type AnswerState } from '../agent/answer-state.js';
import { instructions } from '../agent/instructions.js';
import { type TranscriptTurn } from '../agent/model.js';
import { modelToolName } from '../agent/tools/tool-name.js';
import { resultText } from '../agent/transcript.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { type Message } from '../messages/message.entity.js';
import { type MessagePart } from '../messages/message-part.js';
import { type ToolCall } from '../messages/tool-call.js';
import { type Run } from './run.entity.js';

const CONTEXT_MESSAGES = 50;

/** The last messages up to the question, both sides, newest first. */
const LATEST = `
  SELECT m.role, m.content, m.parts FROM messages m
  JOIN messages question ON question.user_id = m.user_id AND question.id = $3
  WHERE m.user_id = $1 AND m.conversation_id = $2 AND m.replaced_at IS NULL AND m.created_at <= question.created_at
  ORDER BY m.created_at DESC, m.id DESC LIMIT ${CONTEXT_MESSAGES}`;

/** What an answer begins from: read from the database each time, kept nowhere. */
@Injectable()
export class RunContext {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async question(run: Run): Promise<AnswerState['question']> {
    const newestFirst = await this.database.as({ id: run.userId }, (db) =>
      db.query<Pick<Message, 'role' | 'content' | 'parts'>[]>(LATEST, [
        run.userId,
        run.conversationId,
        run.userMessageId,
      ]),
    );
    return {
      model: run.model,
      instructions: instructions(run.createdAt),
      transcript: newestFirst.reverse().flatMap(turnsOf),
      cacheKey: run.conversationId,
      safetyIdentifier: createHmac('sha256', this.config.secrets.key).update(run.userId).digest('hex'),
    };
  }
}

function turnsOf({ role, content, parts }: Pick<Message, 'role' | 'content' | 'parts'>): TranscriptTurn[] {
  return role === 'user'
    ? [{ role, text: content }]
    : parts.flatMap((part, i) => partTurns(part, parts[i - 1], parts[i + 1]));
}

/** A text and the calls right after it were one turn of the model. */
function partTurns(
  part: MessagePart,
  before: MessagePart | undefined,
  after: MessagePart | undefined,
): TranscriptTurn[] {
  if (part.kind === 'tool_calls') return callTurns(before?.kind === 'text' ? before.text : '', part.tool_calls);
  return part.kind === 'text' && after?.kind !== 'tool_calls' && part.text !== '' ? [said(part.text)] : [];
}

function said(text: string): TranscriptTurn {
  return { role: 'assistant', text, calls: [] };
}

function callTurns(text: string, calls: readonly ToolCall[]): TranscriptTurn[] {
  const asked = calls.map((call) => ({
    id: call.id,
    name: modelToolName(call.server, call.tool_name),
    argumentsText: JSON.stringify(call.arguments),
    arguments: call.arguments,
    problem: null,
  }));
  return [{ role: 'assistant', text, calls: asked }, ...calls.map(resultTurn)];
}

function resultTurn({ id, status, result, error }: ToolCall): TranscriptTurn {
  return { role: 'tool', callId: id, text: resultText({ status, result, error }), isError: status !== 'success' };
}
