import { Client } from 'pg';
import { asTold, type EventRow } from '../../src/runs/journal/stored-events.js';
import { type Cluster } from './cluster.js';
import { type Effects } from './effects.js';
import { type Observed, type ObservedRun } from './observed.js';

const RUNS = `
  SELECT r.id, r.status, m.status AS "messageStatus", m.content,
    (SELECT coalesce(json_agg(json_build_object('seq', e.seq, 'event', e.event) ORDER BY e.seq), '[]')
     FROM run_events e WHERE e.user_id = r.user_id AND e.run_id = r.id) AS events
  FROM runs r JOIN messages m ON m.user_id = r.user_id AND m.id = r.assistant_message_id`;

/** Looks at the rows themselves, as no user could, and at what the tools have done. */
export async function observe(
  cluster: Pick<Cluster, 'adminUrl'>,
  effects: Effects,
): Promise<Pick<Observed, 'questions' | 'runs' | 'effects'>> {
  const db = new Client({ connectionString: cluster.adminUrl });
  await db.connect();
  try {
    const runs = await db.query<ObservedRun>(RUNS);
    const questions = await db.query<{ content: string }>(`SELECT content FROM messages WHERE role = 'user'`);
    const tasks = await db.query<{ title: string; times: number }>(
      `SELECT title, count(*)::int AS times FROM tasks GROUP BY title`,
    );
    const charges = [...(await effects.counts())].map(([key, times]) => [`charge ${key}`, times] as const);
    return {
      runs: runs.rows.map((run) => ({ ...run, events: asTold(run.events as EventRow[]) })),
      questions: questions.rows.map(({ content }) => content),
      effects: new Map([...charges, ...tasks.rows.map(({ title, times }) => [`task ${title}`, times] as const)]),
    };
  } finally {
    await db.end();
  }
}
