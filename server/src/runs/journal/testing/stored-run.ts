import { randomUUID } from 'node:crypto';
import { type Database } from '../../../database/database.js';
import { type Run } from '../run.entity.js';

/** A user with a conversation in which one question waits for its answer, stored as accepting stores it; its job has the run's own id. */
export async function storedRun(database: Database): Promise<Pick<Run, 'userId' | 'id' | 'assistantMessageId'>> {
  const [userId, conversationId, id, question, assistantMessageId] = Array.from({ length: 5 }, () => randomUUID());
  const email = `${userId}@example.org`;
  await database.system((db) =>
    db.query(`INSERT INTO users (id, email, password_hash) VALUES ($1, $2, '')`, [userId, email]),
  );
  await database.as({ id: userId ?? '' }, async (db) => {
    await db.query(`INSERT INTO conversations (user_id, id) VALUES ($1, $2)`, [userId, conversationId]);
    await db.query(
      `INSERT INTO messages (user_id, conversation_id, run_id, id, role, status, created_at, updated_at)
       VALUES ($1, $2, $3, $4, 'user', 'complete', now(), now()), ($1, $2, $3, $5, 'assistant', 'streaming', now(), now())`,
      [userId, conversationId, id, question, assistantMessageId],
    );
    await db.query(
      `INSERT INTO runs (user_id, id, job_id, conversation_id, user_message_id, assistant_message_id, model, created_at)
       VALUES ($1, $2, $2, $3, $4, $5, 'scripted', now())`,
      [userId, id, conversationId, question, assistantMessageId],
    );
    await db.query(
      `INSERT INTO run_events (user_id, run_id, seq, epoch, event) VALUES ($1, $2, 1, 0, '{"type":"run.updated"}')`,
      [userId, id],
    );
  });
  return { userId: userId ?? '', id: id ?? '', assistantMessageId: assistantMessageId ?? '' };
}
