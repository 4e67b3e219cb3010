import { randomUUID } from 'node:crypto';
import { onSharedDatabase } from './shared-postgres.js';

/** Puts a conversation of so many messages, one a second, into the server's database; the very first answer is marked. */
export async function seedConversation(email: string, count: number): Promise<string> {
  const id = randomUUID();
  await onSharedDatabase(async (db) => {
    await db.query('BEGIN');
    await db.query(
      `INSERT INTO conversations (user_id, id, title, message_count, last_message_preview, last_message_at)
       SELECT id, $2, 'A long conversation', $3, 'Answer', now() FROM users WHERE email = $1`,
      [email, id, count],
    );
    await db.query(
      `INSERT INTO messages (user_id, conversation_id, run_id, role, status, content, created_at, updated_at)
       SELECT users.id, $2, gen_random_uuid(), CASE n % 2 WHEN 0 THEN 'user' ELSE 'assistant' END, 'complete',
         CASE n % 2 WHEN 0 THEN 'Question ' ELSE 'Answer ' END || n || CASE n WHEN 1 THEN ', the oldest of them' ELSE '' END,
         at, at
       FROM users, generate_series(0, $3::int - 1) n, LATERAL (SELECT now() - ($3 - n) * interval '1 second' AS at) times
       WHERE email = $1`,
      [email, id, count],
    );
    await db.query('COMMIT');
  });
  return id;
}

/** Puts a conversation into the server's database in which each text is asked, answered, and said by a tool. */
export async function seedTexts(email: string, title: string, texts: readonly string[]): Promise<string> {
  const id = randomUUID();
  const rows = texts.flatMap((text) => [
    { role: 'user', text, calls: [] },
    { role: 'assistant', text, calls: [callThatSaid(text)] },
  ]);
  await onSharedDatabase(async (db) => {
    await db.query(
      `INSERT INTO conversations (user_id, id, title, message_count, last_message_preview, last_message_at)
       SELECT id, $2, $3, $4, $3, now() FROM users WHERE email = $1`,
      [email, id, title, rows.length],
    );
    for (const [n, { role, text, calls }] of rows.entries())
      await db.query(
        `INSERT INTO messages (user_id, conversation_id, run_id, role, status, content, tool_calls, created_at, updated_at)
         SELECT id, $2, gen_random_uuid(), $3, 'complete', $4, $5, at, at
         FROM users, LATERAL (SELECT now() + $6 * interval '1 second' AS at) times WHERE email = $1`,
        [email, id, role, text, JSON.stringify(calls), n - rows.length],
      );
  });
  return id;
}

function callThatSaid(text: string): object {
  return {
    id: randomUUID(),
    server: 'elsewhere',
    tool_name: 'say',
    title: text.slice(0, 100),
    arguments: { text },
    arguments_sha256: 'a'.repeat(64),
    result: { content: [{ type: 'text', text }] },
    error: null,
    input_request: null,
    tool_changed: false,
    status: 'success',
    timestamp: new Date().toISOString(),
    duration_ms: 1,
    content_offset: text.length,
    attempt: 1,
  };
}
