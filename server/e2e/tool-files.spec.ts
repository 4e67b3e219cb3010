import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fixtureServer } from '../src/agent/tools/testing/fixture-server.js';
import { Database } from '../src/database/database.js';
import { Retention } from '../src/retention/retention.js';
import { callingModel } from './calling-model.js';
import { ChatKitClient } from './chatkit-client.js';
import { mcpConfig } from './mcp-config.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';
import { toolCallStates } from './tool-call-states.js';
import { toolsKnown } from './tools-known.js';

interface Link {
  readonly type: string;
  readonly uri: string;
  readonly name: string;
  readonly mimeType: string;
  readonly size: number;
}

describe('Large files that tools answer', () => {
  const open = new AsyncDisposableStack();
  let server: TestServer;
  let ada: Person;
  let model: Awaited<ReturnType<typeof callingModel>>;

  beforeAll(async () => {
    const fixture = open.use(await fixtureServer());
    model = open.use(await callingModel());
    const MCP_CONFIG = await mcpConfig(open, { wiki: { url: fixture.url, approval: 'never' } });
    server = open.use(await TestServer.start({ ...model.settings, MCP_CONFIG }));
    ada = await server.person('Ada');
    await toolsKnown(ada);
  });

  afterAll(() => open.disposeAsync());

  const here = (link: string) => server.url + link.replace(/^https?:\/\/[^/]+/, '');
  const called = async (person = ada) => {
    const id = await person.newConversation();
    const sent = await person.send(id, 'call wiki__large');
    return { id, sent, links: linksIn(sent.assistant_message.tool_calls[0]?.result) };
  };
  const stored = (ids: string[]) =>
    server
      .get(Database)
      .system((db) => db.query<{ id: string }[]>(`SELECT id FROM attachments WHERE id = ANY($1)`, [ids]));

  it('are kept beside their message and can be read by links; small ones stay in it', async () => {
    const { links, sent } = await called();

    expect(links.map(({ name, mimeType, size }) => [name, mimeType, size])).toEqual([
      ['image.png', 'image/png', 40_000],
      ['audio.wav', 'audio/wav', 40_000],
      ['raw.bin', 'application/octet-stream', 40_000],
    ]);
    expect(sent.assistant_message.tool_calls[0]?.result?.content[3]).toMatchObject({
      type: 'image',
      mimeType: 'image/png',
    });
    for (const { uri, mimeType, size } of links) {
      const file = await fetch(here(uri));
      expect([file.status, file.headers.get('Content-Type')]).toEqual([200, mimeType]);
      expect((await file.arrayBuffer()).byteLength).toBe(size);
    }
  });

  it('are left out, in words, where their user has no room for them', async () => {
    const bob = await server.person('Bob');
    await toolsKnown(bob);
    const { id } = (await bob.get<{ id: string }>('/api/auth/me')).body;
    await server.get(Database).system(async (db) => {
      const insert = `INSERT INTO attachments (user_id, name, mime_type, content) VALUES ($1, 'a', 'text/plain',
        convert_to(repeat('a', 64 * 1024 * 1024), 'UTF8'))`;
      const copy = `INSERT INTO attachments (user_id, name, mime_type, content)
        SELECT user_id, name, mime_type, content FROM attachments, generate_series(1, 15) WHERE user_id = $1`;
      for (const sql of [insert, copy]) await db.query(sql, [id]);
    });

    const { links, sent } = await called(bob);

    const [call] = sent.assistant_message.tool_calls;
    expect([call?.status, links]).toEqual(['success', []]);
    expect(call?.result?.content.slice(0, 3)).toMatchObject([
      { type: 'text', text: expect.stringMatching(/^\[“image\.png” \(40,000 bytes\) was left out: .* room/) },
      { type: 'text' },
      { type: 'text' },
    ]);
  });

  it('are the same live, replayed, listed, and through ChatKit, long after as well', async () => {
    const { id, sent, links } = await called();
    const { run } = sent;

    const live = toolCallStates(await ada.all(run.id)).at(-1);
    await server
      .get(Database)
      .system((db) => db.query(`UPDATE runs SET finished_at = now() - interval '2 days' WHERE id = $1`, [run.id]));
    await server.get(Retention).sweep();
    const later = await ada.all(run.id);
    const items = (await new ChatKitClient(ada).get(id)).items.data;

    expect(linksIn(live?.result)).toEqual(links);
    expect(linksIn((await ada.messages(id)).messages[1]?.tool_calls[0]?.result)).toEqual(links);
    for (const { uri } of links) {
      expect(JSON.stringify(later)).toContain(uri);
      expect(JSON.stringify(items)).toContain(uri);
    }
    expect(JSON.stringify([later, items])).not.toContain('attachment:');
  });

  it('are stored without a link, which would run out', async () => {
    const { sent } = await called();

    const rows = await server
      .get(Database)
      .system((db) => db.query<unknown[]>(`SELECT event FROM run_events WHERE run_id = $1`, [sent.run.id]));

    expect(JSON.stringify(rows)).toContain('"uri":"attachment:');
    expect(JSON.stringify(rows)).not.toContain('token=');
  });

  it('are named to the model, which gets none of their bytes', async () => {
    await called();

    const told = model.requests.at(-1) ?? '';

    expect(told).toContain('a link to “image.png”, shown to the user');
    expect(told.length).toBeLessThan(40_000);
  });

  it('stay while their message lives, and go with it', async () => {
    const { id, links } = await called();
    const ids = links.map(({ uri }) => new URL(uri, server.url).pathname.split('/').at(-1) ?? '');
    await server
      .get(Database)
      .system((db) =>
        db.query(`UPDATE attachments SET created_at = now() - interval '9 days' WHERE id = ANY($1)`, [ids]),
      );

    await server.get(Retention).sweep();
    expect(await stored(ids)).toHaveLength(3);
    const deleted = await ada.ask('DELETE', `/api/chat/conversations/${id}`);

    expect(deleted.status).toBe(204);
    for (const { uri } of links) expect((await fetch(here(uri))).status).toBe(404);
  });

  it('are erased with their user', async () => {
    const grace = await server.person('Grace');
    const { links } = await called(grace);
    const ids = links.map(({ uri }) => new URL(uri, server.url).pathname.split('/').at(-1) ?? '');

    await grace.ask('DELETE', '/api/auth/me', { password: 'a sentence is fine' });

    expect(await stored(ids)).toEqual([]);
  });
});

function linksIn(result: { readonly content: readonly unknown[] } | null | undefined): Link[] {
  return (result?.content as Link[] | undefined)?.filter(({ type }) => type === 'resource_link') ?? []; // MCP's blocks
}
