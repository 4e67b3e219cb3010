import { type Client } from 'pg';
import { type BenchOptions } from './bench.js';

const CHUNK = 250_000;

/** The indexes that are quicker made anew than kept up during a million inserts. */
const SLOW_INDEXES = ['messages_words', 'messages_trigrams'];

/** One of the hundred words that every message has ten of. */
export function wordOf(place: number): string {
  return `word${String(place).padStart(2, '0')}`;
}

/** Fills in conversations and messages of the newest user, all older than what is there, in chunks. */
export async function fill(db: Client, { conversations, messages }: BenchOptions): Promise<void> {
  const { rows } = await db.query<{ id: string }>('SELECT id FROM users ORDER BY id DESC LIMIT 1');
  const user = rows[0]?.id;
  await db.query(`SET maintenance_work_mem = '1GB'; SET synchronous_commit = off`);
  const { rows: indexes } = await db.query<{ indexdef: string }>(
    'SELECT indexdef FROM pg_indexes WHERE indexname = ANY ($1)',
    [SLOW_INDEXES],
  );
  await db.query(`DROP INDEX ${SLOW_INDEXES.join(', ')}`);
  await db.query(CONVERSATIONS, [user, conversations, Math.ceil(messages / conversations)]);
  for (let done = 0; done < messages; done += CHUNK) {
    await db.query(MESSAGES, [user, done + 1, Math.min(messages, done + CHUNK), conversations]);
    console.error(`${Math.min(messages, done + CHUNK)} messages`);
  }
  for (const { indexdef } of indexes) await db.query(indexdef);
  await db.query('VACUUM ANALYZE conversations, messages');
  await db.query('CHECKPOINT'); // not while it is measured
}

/** The id of a conversation can be told from its number. */
const ID = (number: string) => `('00000000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

const CONVERSATIONS = `
  INSERT INTO conversations (user_id, id, title, message_count, last_message_at, updated_at, created_at)
  SELECT $1, ${ID('n')}, 'Conversation ' || n, $3, t.at, t.at, t.at
  FROM generate_series(1, $2::bigint) n, LATERAL (SELECT now() - interval '1 day' - n * interval '1 minute' AS at) t`;

/** About 120 characters each: ten of a hundred common words, and one that is its own. */
const MESSAGES = `
  INSERT INTO messages (user_id, conversation_id, run_id, role, status, content, created_at, updated_at)
  SELECT $1, ${ID('c.place')}, ${ID('c.place')}, CASE n % 2 WHEN 0 THEN 'assistant' ELSE 'user' END, 'complete', w.content, t.at, t.at
  FROM generate_series($2::bigint, $3::bigint) n,
    LATERAL (SELECT 1 + n % $4::bigint AS place) c,
    LATERAL (SELECT now() - interval '1 day' - c.place * interval '1 minute' + n / $4 * interval '10 ms' AS at) t,
    LATERAL (SELECT string_agg('word' || lpad(((n * 31 + k * k * 17 + n / 7 * k) % 100)::text, 2, '0'), ' ') || ' rare' || n
      AS content FROM generate_series(1, 10) k) w`;
