import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The pattern of the first word: with its quote, or with what escapes it, it stands in no text. */
const PATTERN = `trim('%%' FROM $3[1])`;

/** The first word itself, without quotes. */
const BARE_WORD = `coalesce(substring($2 FROM '[^[:space:]"]+'), '')`;

/** Search shows the text around the first word of the query also where that stands in quotes, or has signs. */
export class FindBareWords1795430002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.replace(db, searchAround(BARE_WORD));
  }

  async down(db: QueryRunner): Promise<void> {
    await this.replace(db, searchAround(PATTERN));
  }

  /** As its owner, who must be able to create it; everybody's rights to it stay. */
  private async replace(db: QueryRunner, definition: string): Promise<void> {
    await db.query(`
      GRANT chatkeep_system TO CURRENT_USER WITH INHERIT FALSE, SET TRUE;
      GRANT CREATE ON SCHEMA public TO chatkeep_system;
    `);
    await db.query(`SET LOCAL ROLE chatkeep_system`);
    await db.query(definition);
    await db.query(`RESET ROLE`);
    await db.query(`REVOKE CREATE ON SCHEMA public FROM chatkeep_system`);
  }
}

/**
 * "words" in web search form finds whole words, "patterns" (of which "longest" is the one that narrows most) finds
 * parts of words; the newest first, from after the place on. The text around the first hit is cut out here. What is said
 * often is found among the newest messages, which are read for up to 25 ms; what they have not enough of is rare enough
 * for the indexes. Whole words that are letters and digits alone are parts of words too. Planned anew for each search,
 * with its words known.
 */
const searchAround = (firstWord: string) => `
  CREATE OR REPLACE FUNCTION search_everything(words text, patterns text[], longest text, max_rows integer, before_at timestamptz, before_id uuid)
  RETURNS TABLE (conversation_id uuid, conversation_title text, message_id uuid, role text, excerpt text, at timestamptz, id uuid)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    me uuid := nullif(current_setting('app.user_id', true), '')::uuid;
    deadline timestamptz := clock_timestamp() + interval '25 milliseconds';
    matches text := (
      SELECT string_agg(format('searchable(m.content, m.tool_calls) ILIKE $3[%s]', place), ' AND ')
      FROM generate_subscripts(patterns, 1) place);
    newest record;
    hits uuid[] := '{}';
  BEGIN
    IF words ~ '[^[:alnum:][:space:]]' OR words ~* '\\mor\\M' THEN
      matches := matches
        || $sql$ OR to_tsvector('simple', searchable(m.content, m.tool_calls)) @@ websearch_to_tsquery('simple', $2)$sql$;
    END IF;

    FOR newest IN EXECUTE format($sql$
      SELECT m.id, (%s) AND (
        SELECT c.deleted_at IS NULL FROM conversations c WHERE c.user_id = $1 AND c.id = m.conversation_id
      ) AS is_hit
      FROM messages m WHERE m.user_id = $1 AND m.replaced_at IS NULL AND ($4 IS NULL OR (m.created_at, m.id) < ($4, $5))
      ORDER BY m.created_at DESC, m.id DESC LIMIT 20000
    $sql$, matches) USING me, words, patterns, before_at, before_id LOOP
      IF newest.is_hit THEN
        hits := hits || newest.id;
      END IF;
      EXIT WHEN cardinality(hits) = max_rows OR clock_timestamp() > deadline;
    END LOOP;
    IF cardinality(hits) = max_rows THEN
      matches := 'm.id = ANY ($8)';
    END IF;

    RETURN QUERY EXECUTE format($sql$
      WITH found AS MATERIALIZED (
        SELECT m.id, m.conversation_id, m.created_at FROM messages m
        WHERE m.user_id = $1 AND m.replaced_at IS NULL AND (%s) AND ($6 IS NULL OR (m.created_at, m.id) < ($6, $7))
      ), hits AS (
        (SELECT c.id AS conversation_id, c.title::text AS title, m.id AS message_id, m.role::text AS role,
            m.content, m.tool_calls, m.created_at AS at, m.id AS id
          FROM found f
          JOIN conversations c ON c.user_id = $1 AND c.id = f.conversation_id AND c.deleted_at IS NULL
          JOIN messages m ON m.user_id = $1 AND m.id = f.id
          ORDER BY f.created_at DESC, f.id DESC LIMIT $5)
        UNION ALL
        (SELECT c.id, c.title::text, NULL, NULL, c.title::text, '[]'::jsonb, c.updated_at, c.id
          FROM conversations c
          WHERE c.user_id = $1 AND c.deleted_at IS NULL AND c.title ILIKE $4 AND c.title ILIKE ALL ($3)
            AND ($6 IS NULL OR (c.updated_at, c.id) < ($6, $7))
          ORDER BY c.updated_at DESC, c.id DESC LIMIT $5)
      ), newest AS (
        SELECT *, searchable(content, tool_calls) AS text FROM hits ORDER BY at DESC, id DESC LIMIT $5
      )
      SELECT conversation_id, title, message_id, role,
        CASE WHEN place > 40 THEN '…' || substr(text, place - 30, 200) ELSE left(text, 200) END, at, id
      FROM newest, LATERAL (SELECT strpos(lower(text), lower(${firstWord})) AS place) hit
      ORDER BY at DESC, id DESC
    $sql$, matches) USING me, words, patterns, longest, max_rows, before_at, before_id, hits;
  END $$`;
