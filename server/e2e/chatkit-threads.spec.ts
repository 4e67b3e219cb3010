import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../src/database/database.js';
import { type ThreadItem, type WidgetItem } from '../src/thread-events/thread-items.js';
import { type Thread } from '../src/thread-events/thread.js';
import { ChatKitClient, outline } from './chatkit-client.js';
import { fold, isOf, threadOf } from './chatkit-heard.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';
import { toolsKnown } from './tools-known.js';

describe('Threads through the ChatKit door', () => {
  let server: TestServer;
  let ada: Person;
  let chat: ChatKitClient;

  beforeAll(async () => {
    server = await TestServer.start();
    ada = await server.person('Ada');
    await toolsKnown(ada);
    chat = new ChatKitClient(ada);
  });

  afterAll(() => server[Symbol.asyncDispose]());

  const itemsNow = async (threadId: string) => (await chat.items(threadId, { order: 'asc', limit: 9999 })).data;

  it('pages through items in both directions without a gap', async () => {
    const thread = threadOf(await chat.create('Help me organize my tasks, in pages')).id;
    for (const text of ['Hello 1', 'Hello 2', 'Think about my day']) await chat.add(thread, text);
    const whole = await itemsNow(thread);

    for (const order of ['asc', 'desc']) {
      const paged: ThreadItem[] = [];
      for (let after: string | undefined; ;) {
        const page = await chat.items(thread, { order, limit: 2, after });
        paged.push(...page.data);
        expect(page.data.length).toBeLessThanOrEqual(2);
        expect('after' in page).toBe(page.has_more);
        if (!page.has_more) break;
        after = page.after;
      }
      expect(order === 'asc' ? paged : paged.reverse()).toEqual(whole);
    }
    expect(await chat.items(thread, { after: `${crypto.randomUUID()}_1` })).toEqual({ data: [], has_more: false });
  });

  it('pages through threads by their creation, and cuts limits that are too high', async () => {
    const gracePerson = await server.person('Grace');
    const grace = new ChatKitClient(gracePerson);
    const ids: string[] = [];
    for (const n of [1, 2, 3]) ids.push(threadOf(await grace.create(`Thread ${n}`)).id);

    const first = await grace.threads({ limit: 2 });
    const second = await grace.threads({ limit: 2, after: first.after });

    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(ids.toReversed());
    expect([first.has_more, second.has_more]).toEqual([true, false]);
    expect((await grace.threads({ limit: 9999, order: 'asc' })).data.map(({ id }) => id)).toEqual(ids);
    const me = (await gracePerson.get<{ id: string }>('/api/auth/me')).body.id;
    await server
      .get(Database)
      .as({ id: me }, (db) =>
        db.query(`INSERT INTO conversations (user_id) SELECT $1 FROM generate_series(1, 120)`, [me]),
      );
    expect(await grace.threads({ limit: 9999 })).toMatchObject({ has_more: true, data: { length: 100 } });
    for (const limit of [0, null]) expect((await grace.threads({ limit })).data).toHaveLength(20);
    expect(await grace.threads({ after: 'thr_unknown' })).toEqual({ data: [], has_more: false });
  });

  it('renames and deletes threads', async () => {
    const { id } = threadOf(await chat.create('Hello, rename me'));

    const renamed = await chat.plain<Thread>('Thread', 'threads.update', { thread_id: id, title: '  Renamed ' });
    await chat.plain('EmptyResponse', 'threads.update', { thread_id: id, title: '' });
    const empty = await chat.get(id);
    const deleted = await chat.ask('threads.delete', { thread_id: id });

    expect(renamed).toMatchObject({ title: 'Renamed', items: { data: [] } });
    expect(empty.title).toBe('');
    expect(deleted.body).toEqual({});
    expect((await chat.ask('threads.get_by_id', { thread_id: id })).status).toBe(404);
    expect((await chat.ask('threads.update', { thread_id: id, title: 'x'.repeat(201) })).status).toBe(422);
  });

  it('keeps feedback with the messages that items belong to', async () => {
    const heard = await chat.create('Hello, rate me');
    const thread = threadOf(heard).id;
    const item_ids = fold(heard)
      .slice(1)
      .map(({ id }) => id);

    const rated = await chat.ask('items.feedback', { thread_id: thread, item_ids, kind: 'positive' });
    const unknown = await chat.ask('items.feedback', {
      ...{ thread_id: thread, kind: 'negative' },
      item_ids: [...item_ids, `${crypto.randomUUID()}_0`],
    });

    expect([rated.status, unknown.status]).toEqual([200, 404]);
    expect((await ada.messages(thread)).messages[1]?.feedback).toBe('positive');
  });

  it('lists tasks in a widget in which they can be ticked off', async () => {
    const { body } = await ada.post<{ id: string }>('/api/tasks', { title: 'Tick me' });
    const heard = await chat.create('Show my open tasks');
    const thread = threadOf(heard).id;
    const widget = fold(heard).find(isOf('widget')) as WidgetItem;
    expect(JSON.stringify(widget.widget)).toContain('Tick me');

    const action = { type: 'tasks.complete', payload: { id: body.id } };
    const params = { thread_id: thread, item_id: widget.id, action };
    const { updated_item: updated } = await chat.plain<{ updated_item: WidgetItem }>(
      'SyncActionResponse',
      'threads.sync_custom_action',
      params,
    );
    const streamed = await chat.stream('threads.custom_action', {
      ...params,
      action: { ...action, type: 'tasks.reopen' },
    });

    expect(updated.copy_text).toContain('- [x] Tick me');
    expect(outline(streamed.events)).toEqual(['stream_options', 'replaced widget']);
    expect(await itemsNow(thread)).toEqual(fold(heard, streamed));
  });

  it('shows tasks as they are whenever a thread is read, changed or gone meanwhile', async () => {
    const [kept, gone] = await Promise.all(
      ['Rename me', 'Delete me'].map(
        async (title) => (await ada.post<{ id: string }>('/api/tasks', { title })).body.id,
      ),
    );
    const thread = threadOf(await chat.create('Show my open tasks, please')).id;

    await ada.ask('PATCH', `/api/tasks/${kept}`, { title: 'Renamed', status: 'done' });
    await ada.ask('DELETE', `/api/tasks/${gone}`);

    const widget = (await itemsNow(thread)).find(isOf('widget')) as WidgetItem;
    expect(widget.copy_text).toContain('- [x] Renamed');
    expect(JSON.stringify(widget.widget)).not.toContain(`"payload":{"id":"${gone}"`);
  });

  it('refuses an action of what is no widget, without a stream having begun', async () => {
    const heard = await chat.create('Hello, no widget');
    const params = { thread_id: threadOf(heard).id, item_id: fold(heard)[0]?.id, action: { type: 'tasks.complete' } };

    const { events } = await chat.stream('threads.custom_action', params);

    expect(events).toEqual([{ type: 'error', code: 'stream.error', allow_retry: false }]);
    expect((await chat.ask('threads.sync_custom_action', params)).status).toBe(422);
  });
});
