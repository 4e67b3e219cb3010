import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../src/database/database.js';
import { DemoModel } from '../src/demo-model/demo-model.js';
import { Retention } from '../src/retention/retention.js';
import { type SentMessage } from '../src/runs/runs.dto.js';
import { type Attachment } from '../src/thread-events/attachment.js';
import { isValid } from '../src/thread-events/testing/schema.js';
import { type UserMessageItem } from '../src/thread-events/thread-items.js';
import { ChatKitClient, outline } from './chatkit-client.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('Attachments', () => {
  const model = new DemoModel({ firstTokenMs: 0, chunkMs: 0, faults: true });
  let server: TestServer;
  let ada: Person;
  let chat: ChatKitClient;

  beforeAll(async () => {
    const { baseUrl } = await model.start();
    server = await TestServer.start({ OPENAI_BASE_URL: baseUrl, OPENAI_API: 'responses' });
    ada = await server.person('Ada');
    chat = new ChatKitClient(ada);
  });

  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await model.stop();
  });

  const created = (name: string, mime_type: string, size = 10) =>
    chat.plain<Attachment>('Attachment', 'attachments.create', { name, size, mime_type });
  const direct = async (bytes: Buffer, name: string, type: string) => {
    const answer = await ada.upload('/api/chatkit/attachments', formOf(bytes, name, type));
    expect([answer.status, isValid('Attachment', answer.body)]).toEqual([200, true]);
    return answer.body as Attachment;
  };
  /** The address of a link, at this server. */
  const here = (link: string | undefined) => server.url + (link ?? '').replace(/^https?:\/\/[^/]+/, '');
  const sendWith = (conversation: string, attachment_ids: string[], key?: string) =>
    ada.post<SentMessage>(
      `/api/chat/conversations/${conversation}/messages`,
      { content: 'Look at this', attachment_ids },
      key === undefined ? {} : { 'Idempotency-Key': key },
    );
  const messageWith = async (text: string, ids: string[]) => {
    const { events } = await chat.create(text, { attachments: ids });
    const done = events.find((event) => event.type === 'thread.item.done');
    return done && 'item' in done ? (done.item as UserMessageItem) : undefined;
  };

  it('are announced, uploaded to where they were told, and sent', async () => {
    const announced = await created('pixel.png', 'image/png', PNG.length);
    expect(announced.upload_descriptor).toMatchObject({ method: 'POST', url: expect.stringMatching(/^http/) });

    const form = { method: 'POST', body: formOf(PNG, 'pixel.png', 'image/png') };
    const uploaded = (await (await fetch(here(announced.upload_descriptor?.url), form)).json()) as Attachment;
    const message = await messageWith('Look at this', [announced.id]);

    expect([uploaded.id, uploaded.upload_descriptor]).toEqual([announced.id, undefined]);
    expect(message?.attachments).toMatchObject([
      { id: announced.id, type: 'image', name: 'pixel.png', mime_type: 'image/png', thread_id: message?.thread_id },
    ]);
    expect((await chat.get(message?.thread_id ?? '')).items.data[0]).toEqual(message);
  });

  it('may be put as bare bytes, or posted at once with a sign-in', async () => {
    const announced = await created('notes.txt', 'text/plain');

    const put = await fetch(here(announced.upload_descriptor?.url), { method: 'PUT', body: 'Buy milk' });
    const posted = await direct(Buffer.from('a,b'), 'list.csv', 'text/csv');
    const message = await messageWith('', [announced.id, posted.id]);

    expect(put.status).toBe(200);
    expect(message?.attachments.map(({ name }) => name)).toEqual(['notes.txt', 'list.csv']);
  });

  it('are what their content shows, whatever is said of them', async () => {
    const page = await direct(Buffer.from('<script>alert(1)</script>'), 'page.html', 'text/html');
    const image = await direct(PNG, 'innocent.txt', 'text/plain');

    expect([page.mime_type, image.mime_type, image.type]).toEqual(['text/plain', 'image/png', 'image']);
    const bad = await ada.upload('/api/chatkit/attachments', formOf(Buffer.from([0, 1, 2]), 'a.png', 'image/png'));
    expect(bad.status).toBe(422);
    expect((await chat.ask('attachments.create', { name: 'a', size: 1, mime_type: 'video/mp4' })).status).toBe(422);
    expect((await chat.ask('attachments.create', { name: 'a', size: 1e9, mime_type: 'image/png' })).status).toBe(413);
  });

  it('are refused when too large, whether their size was said or not', async () => {
    const announced = await created('long.txt', 'text/plain');
    const href = here(announced.upload_descriptor?.url);
    const tooMuch = Buffer.alloc(11 * 1024 * 1024, 'x');
    const unsaid = { method: 'PUT', body: new Blob([tooMuch]).stream(), duplex: 'half' } as RequestInit; // node's own option

    const answers = [await fetch(href, { method: 'PUT', body: tooMuch }), await fetch(href, unsaid)];

    for (const answer of answers) {
      expect(answer.status).toBe(413);
      expect(await answer.json()).toMatchObject({ code: 'payload_too_large' });
    }
    expect((await fetch(href, { method: 'PUT', body: 'Short' })).status).toBe(200);
  });

  it('are taken in one after the other, a broken one before them or not', async () => {
    const bad = formOf(Buffer.from([0, 1, 2]), 'a.png', 'image/png');
    const uploads = [bad, ...['1', '2', '3'].map((n) => formOf(PNG, `${n}.png`, 'image/png'))];

    const answers = await Promise.all(uploads.map((form) => ada.upload('/api/chatkit/attachments', form)));

    expect(answers.map(({ status }) => status)).toEqual([422, 200, 200, 200]);
  });

  it('are refused beyond the room that their user has, and beyond those that may wait, however many come at once', async () => {
    const [bob, eve] = [await server.person('Bob'), await server.person('Eve')];
    const upload = (person: Person) => person.upload('/api/chatkit/attachments', formOf(PNG, 'p.png', 'image/png'));
    const first = (await upload(bob)).body as Attachment;
    const fill = async (count: number) => {
      const copies = `INSERT INTO attachments (user_id, name, mime_type, message_id, content)
        SELECT user_id, name, mime_type, message_id, content FROM attachments, generate_series(1, $2) WHERE id = $1`;
      await server.get(Database).system((db) => db.query(copies, [first.id, count]));
    };
    await server.get(Database).system(async (db) => {
      const large = `UPDATE attachments SET content = convert_to(repeat('a', 32 * 1024 * 1024), 'UTF8') WHERE id = $1`;
      await db.query(large, [first.id]);
    });

    const [fits, full] = [(await fill(30), await upload(bob)), (await fill(1), await upload(bob))];
    const many = await Promise.all(Array.from({ length: 55 }, () => upload(eve)));

    expect([fits.status, full]).toMatchObject([200, { status: 409, body: { code: 'conflict' } }]);
    expect(many.filter(({ status }) => status === 200)).toHaveLength(50);
    expect(many.filter(({ status }) => status === 409)).toHaveLength(5);
  });

  it('are refused under a type that is none, however it is said', async () => {
    const odd = ['text/' + 'x'.repeat(500), 'text/pl\0ain', 'text/', 'text/a b'];

    for (const mime_type of odd)
      expect([mime_type, (await chat.ask('attachments.create', { name: 'a', size: 1, mime_type })).status]).toEqual([
        mime_type,
        422,
      ]);
    const long = await ada.upload('/api/chatkit/attachments', formOf(Buffer.from('a'), 'a', odd[0] ?? ''));
    const bare = await ada.fetch('POST', '/api/chatkit/attachments', 'a', { 'Content-Type': odd[0] ?? '' });
    expect([long.status, bare.status]).toEqual([422, 422]);
  });

  it('are read from nobody who is not known: others are refused while their body is still to come', async () => {
    const { id, upload_descriptor } = await created('n.txt', 'text/plain');
    const link = new URL(here(upload_descriptor?.url));
    const path = `/api/chatkit/attachments/${id}`;

    const refused = await Promise.all([
      withoutBody(server.url, 'POST', '/api/chatkit'),
      withoutBody(server.url, 'POST', '/api/chatkit/attachments'),
      withoutBody(server.url, 'POST', path),
      withoutBody(server.url, 'PUT', `${path}?token=a&token=b`),
    ]);
    const twice = await fetch(`${server.url}${path}?token=a&token=b`);
    const known = await fetch(link, { method: 'PUT', body: 'Buy milk' });

    expect(refused).toEqual([401, 401, 404, 404]);
    expect([twice.status, known.status]).toEqual([404, 200]);
  });

  it('are served to whoever has the link, as nothing but a file', async () => {
    const image = await direct(PNG, 'Zwei Ä.png', 'image/png');
    const link = here('preview_url' in image ? image.preview_url : '');

    const answer = await fetch(link);

    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': expect.stringMatching(/^attachment; filename=.*filename\*=UTF-8''Zwei%20%C3%84.png/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  it('are linked from REST by their place on this server, from ChatKit by their whole address', async () => {
    const image = await direct(PNG, 'a.png', 'image/png');
    const id = await ada.newConversation();

    const { body } = await sendWith(id, [image.id]);

    const place = `/api/chatkit/attachments/${image.id}?token=`;
    expect(body.user_message.attachments?.[0]?.url.startsWith(place)).toBe(true);
    expect((await ada.messages(id)).messages[0]?.attachments?.[0]?.url.startsWith(place)).toBe(true);
    const [item] = (await chat.get(id)).items.data;
    expect(JSON.stringify(item)).toMatch(new RegExp(`"https?://[^/"]+/api/chatkit/attachments/${image.id}\\?token=`));
  });

  it.each([
    ['bytes=0-2', 206, 'Buy', 'bytes 0-2/8'],
    ['bytes=4-', 206, 'milk', 'bytes 4-7/8'],
    ['bytes=-1', 206, 'k', 'bytes 7-7/8'],
    ['bytes=90-', 416, '', 'bytes */8'],
    ['bytes=0-1,4-5', 200, 'Buy milk', null],
    ['lines=1-2', 200, 'Buy milk', null],
    ['lines=90-', 200, 'Buy milk', null],
  ])('are served in ranges: %s is %i', async (range, status, text, place) => {
    const file = await direct(Buffer.from('Buy milk'), 'notes.txt', 'text/plain');
    const { body } = await sendWith(await ada.newConversation(), [file.id]);

    const answer = await fetch(here(body.user_message.attachments?.[0]?.url), { headers: { Range: range } });

    expect([answer.status, await answer.text(), answer.headers.get('Content-Range')]).toEqual([status, text, place]);
    expect(answer.headers.get('Accept-Ranges')).toBe('bytes');
    expect(answer.headers.get('Content-Length')).toBe(String(text.length));
  });

  it('are told of whole to whoever asks for their headers alone', async () => {
    const file = await direct(Buffer.from('Buy milk'), 'notes.txt', 'text/plain');
    const { body } = await sendWith(await ada.newConversation(), [file.id]);

    const request = { method: 'HEAD', headers: { Range: 'bytes=0-2' } };
    const answer = await fetch(here(body.user_message.attachments?.[0]?.url), request);

    expect([answer.status, answer.headers.get('Content-Length'), await answer.text()]).toEqual([200, '8', '']);
  });

  it('are not served without a link, with one for something else, or with one that ran out', async () => {
    const [image, other] = [await direct(PNG, 'a.png', 'image/png'), await created('b.png', 'image/png')];
    const link = here('preview_url' in image ? image.preview_url : '');
    const token = (href: string) => new URL(href).searchParams.get('token') ?? '';
    const old = token(link).replace(/\.\d+\./, '.1700000000.');
    const at = (id: string, bearer: string) => `${server.url}/api/chatkit/attachments/${id}?token=${bearer}`;

    const tries = [
      at(image.id, ''),
      at(image.id, old),
      at(other.id, token(link)),
      at(other.id, token(here(other.upload_descriptor?.url))),
    ];

    for (const href of tries) expect((await fetch(href)).status).toBe(404);
    expect((await fetch(link, { method: 'PUT', body: 'x' })).status).toBe(404);
  });

  it('are refused when unknown, empty, sent before or somebody else’s, and then nothing is stored', async () => {
    const eve = await server.person('Eve');
    const sent = await direct(PNG, 'sent.png', 'image/png');
    await messageWith('Once', [sent.id]);
    const theirs = (await eve.upload('/api/chatkit/attachments', formOf(PNG, 'e.png', 'image/png'))).body as Attachment;
    const before = await chat.threads();

    for (const id of ['atc_1', crypto.randomUUID(), (await created('n.txt', 'text/plain')).id, sent.id, theirs.id]) {
      const { events } = await chat.create(`Hello with ${id}`, { attachments: [id] });
      expect(outline(events)).toEqual(['error']);
    }
    expect(await chat.threads()).toEqual(before);
  });

  it('are deleted while they are loose, and stay with their message after that', async () => {
    const [loose, sent] = [await direct(PNG, 'l.png', 'image/png'), await direct(PNG, 's.png', 'image/png')];
    await messageWith('Keep it', [sent.id]);

    const answers = await Promise.all(
      [loose.id, sent.id, 'atc_unknown'].map((id) => chat.ask('attachments.delete', { attachment_id: id })),
    );

    expect(answers.map(({ status }) => status)).toEqual([200, 409, 200]);
    expect((await fetch(here('preview_url' in loose ? loose.preview_url : ''))).status).toBe(404);
    expect((await fetch(here('preview_url' in sent ? sent.preview_url : ''))).status).toBe(200);
  });

  it('that were never sent are forgotten after a day', async () => {
    const [old, young] = [await direct(PNG, 'old.png', 'image/png'), await direct(PNG, 'young.png', 'image/png')];
    await server
      .get(Database)
      .system((db) =>
        db.query(`UPDATE attachments SET created_at = now() - interval '25 hours' WHERE id = $1`, [old.id]),
      );

    await server.get(Retention).sweep();

    const links = [old, young].map((file) => here('preview_url' in file ? file.preview_url : ''));
    expect(await Promise.all(links.map(async (link) => (await fetch(link)).status))).toEqual([404, 200]);
  });

  it('are told through REST as through ChatKit, and exported by name', async () => {
    const file = await direct(Buffer.from('Buy milk'), 'notes.txt', 'text/plain');
    const thread = (await messageWith('Read this', [file.id]))?.thread_id ?? '';

    const { messages } = await ada.messages(thread);
    const markdown = await ada.file(`/api/chat/conversations/${thread}/export?format=markdown`);
    const json = await ada.file(`/api/chat/conversations/${thread}/export?format=json`);

    const [shown] = messages[0]?.attachments ?? [];
    expect(shown).toMatchObject({ id: file.id, name: 'notes.txt', mime_type: 'text/plain', size: 8 });
    expect(await (await fetch(here(shown?.url))).text()).toBe('Buy milk');
    expect(messages[1]).not.toHaveProperty('attachments');
    expect(markdown.text).toContain('> Attached: **notes.txt** (text/plain, 8 bytes)');
    expect(json.text).toContain('"name":"notes.txt"');
  });

  it('are sent through REST, and seen through ChatKit', async () => {
    const id = await ada.newConversation();
    const file = await direct(PNG, 'pixel.png', 'image/png');

    const { status, body } = await sendWith(id, [file.id]);
    const again = await sendWith(id, [file.id]);

    expect([status, body.user_message.attachments?.map(({ name }) => name)]).toEqual([201, ['pixel.png']]);
    const items = (await chat.get(id)).items.data.filter((item) => item.type === 'user_message');
    expect(items.map(({ attachments }) => attachments.map(({ name }) => name))).toEqual([['pixel.png'], ['pixel.png']]);
    expect(again.body.user_message.attachments?.[0]?.id).not.toBe(file.id);
  });

  it('are refused by REST when they are not the sender’s, not uploaded, or of another conversation', async () => {
    const eve = await server.person('Eve');
    const theirs = (await eve.upload('/api/chatkit/attachments', formOf(PNG, 'e.png', 'image/png'))).body as Attachment;
    const elsewhere = await direct(PNG, 'sent.png', 'image/png');
    await messageWith('Elsewhere', [elsewhere.id]);
    const empty = await created('n.txt', 'text/plain');
    const id = await ada.newConversation();

    const tries = [[theirs.id], [elsewhere.id], [empty.id], [crypto.randomUUID()], ['atc_1'], [empty.id, empty.id]];

    for (const ids of tries) expect([ids, (await sendWith(id, ids)).status]).toEqual([ids, 422]);
    expect((await ada.messages(id)).total_count).toBe(0);
  });

  it('are part of what an idempotency key stands for', async () => {
    const id = await ada.newConversation();
    const [one, two] = [await direct(PNG, '1.png', 'image/png'), await direct(PNG, '2.png', 'image/png')];

    const first = await sendWith(id, [one.id], 'key');
    const same = await sendWith(id, [one.id], 'key');
    const other = await sendWith(id, [two.id], 'key');

    expect(same.body.user_message).toMatchObject({ id: first.body.user_message.id, attachments: [{ id: one.id }] });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  it('reach the model: pictures and documents as such, texts word by word, quotes too', async () => {
    const files = [
      await direct(PNG, 'p.png', 'image/png'),
      await direct(Buffer.from('%PDF-1.4 nothing'), 'd.pdf', 'application/pdf'),
      await direct(Buffer.from('Milk and eggs'), 'n.md', 'text/markdown'),
    ];

    await chat.create('What is in these?', { attachments: files.map(({ id }) => id), quoted_text: 'A quotation' });

    const asked = JSON.stringify(model.requests.at(-1)?.body);
    expect(asked).toContain(`data:image/png;base64,${PNG.toString('base64')}`);
    expect(asked).toContain('"filename":"d.pdf"');
    expect(asked).toContain('Milk and eggs');
    expect(asked).toContain('> A quotation');
  });
});

/** The status of the answer to a request whose body is announced, and does not come. */
async function withoutBody(url: string, method: string, path: string): Promise<number | undefined> {
  const headers = { 'Content-Type': 'application/json', 'Content-Length': 5_000_000 };
  const asked = request(url + path, { method, headers });
  asked.flushHeaders();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  asked.destroy();
  return answer.statusCode;
}

function formOf(bytes: Buffer, name: string, type: string): FormData {
  const form = new FormData();
  form.append('file', new File([Uint8Array.from(bytes)], name, { type }));
  return form;
}
