import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SearchResults } from '../src/messages/search.dto.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';

describe('Search', () => {
  let server: TestServer;
  let ada: Person;
  let eve: Person;

  beforeAll(async () => {
    server = await TestServer.start();
    [ada, eve] = await Promise.all([server.person('Ada'), server.person('Eve')]);
  });

  afterAll(() => server[Symbol.asyncDispose]());

  const find = async (person: Person, q: string, more = '') =>
    (await person.get<SearchResults>(`/api/chat/search?q=${encodeURIComponent(q)}${more}`)).body;

  it('finds words of a message as soon as it is accepted, marked in their surroundings', async () => {
    const id = await ada.newConversation();
    const { user_message: message } = await ada.sendAsync(id, 'Where did the Albatross moor in Lisbon last year?');

    const { results } = await find(ada, 'albatross lisbon');

    expect(results.find((hit) => hit.message_id === message.id)).toMatchObject({
      conversation_id: id,
      role: 'user',
      snippet: 'Where did the <mark>Albatross</mark> moor in <mark>Lisbon</mark> last year?',
    });
    expect(results.find((hit) => hit.message_id === null)?.snippet).toContain('<mark>Albatross</mark>');
  });

  it('finds parts of words, and words of two letters', async () => {
    const id = await ada.newConversation();
    await ada.sendAsync(id, 'The Q4 numbers of Nordlicht');

    expect((await find(ada, 'ordlich')).results.map((hit) => hit.conversation_id)).toContain(id);
    expect((await find(ada, 'q4')).results.map((hit) => hit.conversation_id)).toContain(id);
  });

  it('finds what a tool was told and what it answered, and names the message', async () => {
    const { assistant_message: answer } = await ada.send(
      await ada.newConversation(),
      "Create a task called 'Xylophone lesson'",
    );

    const { results } = await find(ada, 'xylophone create_task');

    expect(results.map((hit) => hit.message_id)).toContain(answer.id);
  });

  it('shows the hit near the beginning of what it shows', async () => {
    const { user_message: message } = await ada.sendAsync(
      await ada.newConversation(),
      `${'far away '.repeat(40)}a quokka lives`,
    );

    const { results } = await find(ada, 'quokka');

    const snippet = results.find((hit) => hit.message_id === message.id)?.snippet ?? '';
    expect(snippet).toMatch(/^…/);
    expect(snippet.indexOf('<mark>quokka</mark>')).toBeLessThan(40);
  });

  it('finds titles', async () => {
    const { body } = await ada.post<{ id: string }>('/api/chat/conversations', { title: 'Zeppelin plans' });

    const { results } = await find(ada, 'zeppelin');

    expect(results).toMatchObject([
      { conversation_id: body.id, message_id: null, role: null, snippet: '<mark>Zeppelin</mark> plans' },
    ]);
  });

  it('takes every character as it is', async () => {
    await ada.sendAsync(await ada.newConversation(), 'Growth was 100% of plan_b (see C:\\temp)');

    expect((await find(ada, '100% plan_b')).results).not.toEqual([]);
    expect((await find(ada, 'planxb')).results).toEqual([]);
    expect((await find(ada, "'; DROP TABLE messages; --")).results).toEqual([]);
    expect((await find(ada, '(see C:\\temp)')).results.length).toBeGreaterThan(0);
  });

  it('marks what it was asked for in quotes, or with signs, where it stands', async () => {
    const filler = 'far away '.repeat(40);
    const { user_message: message } = await ada.sendAsync(
      await ada.newConversation(),
      `${filler}the wombatish report says 75% of a_b`,
    );
    const snippet = async (q: string) =>
      (await find(ada, q)).results.find((hit) => hit.message_id === message.id)?.snippet;

    expect(await snippet('"wombatish report"')).toContain('the <mark>wombatish</mark> <mark>report</mark> says');
    expect(await snippet('75% wombatish')).toContain('<mark>wombatish</mark> report says <mark>75%</mark> of');
    expect(await snippet('a_b "wombatish report" ""')).toMatch(/<mark>wombatish<\/mark>.* of <mark>a_b<\/mark>/);
  });

  it('comes in pages, the newest first', async () => {
    for (let i = 0; i < 5; i++) await ada.send(await ada.newConversation(), `Marmalade ${i}`);
    const all = (await find(ada, 'marmalade', '&limit=100')).results;

    const first = await find(ada, 'marmalade', '&limit=4');
    const second = await find(ada, 'marmalade', `&limit=100&cursor=${first.next_cursor}`);

    expect([...first.results, ...second.results]).toEqual(all);
    expect(all.map((hit) => hit.created_at)).toEqual(
      all
        .map((hit) => hit.created_at)
        .toSorted()
        .reverse(),
    );
  });

  it('finds nothing that was deleted or replaced, and nothing of anybody else', async () => {
    const id = await ada.newConversation();
    await ada.sendAsync(id, 'Kaleidoscope');
    expect((await find(ada, 'kaleidoscope')).results).not.toEqual([]);

    const eves = await find(eve, 'kaleidoscope');
    await ada.ask('DELETE', `/api/chat/conversations/${id}`);

    expect(eves.results).toEqual([]);
    expect((await find(ada, 'kaleidoscope')).results).toEqual([]);
  });

  it('refuses an empty query', async () => {
    const { status, body } = await ada.get('/api/chat/search?q=%20');

    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ field: 'q' }] });
  });
});
