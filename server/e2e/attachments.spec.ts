import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../src/database/database.js';
import { Retention } from '../src/retention/retention.js';
import { type Attachment } from '../src/thread-events/attachment.js';
import { ChatKitClient } from './chatkit-client.js';
import { Files, formOf, PNG } from './files.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';

describe('Attachments', () => {
  let server: TestServer;
  let ada: Person;
  let chat: ChatKitClient;
  let files: Files;

  beforeAll(async () => {
    server = await TestServer.start();
    ada = await server.person('Ada');
    chat = new ChatKitClient(ada);
    files = new Files(server.url, ada);
  });

  afterAll(() => server[Symbol.asyncDispose]());

  it('are announced, uploaded to where they were told, and sent', async () => {
    const announced = await files.created('pixel.png', 'image/png', PNG.length);
    expect(announced.upload_descriptor).toMatchObject({ method: 'POST', url: expect.stringMatching(/^http/) });

    const form = { method: 'POST', body: formOf(PNG, 'pixel.png', 'image/png') };
    const uploaded = (await (await fetch(files.here(announced.upload_descriptor?.url), form)).json()) as Attachment;
    const message = await files.messageWith('Look at this', [announced.id]);

    expect([uploaded.id, uploaded.upload_descriptor]).toEqual([announced.id, undefined]);
    expect(message?.attachments).toMatchObject([
      { id: announced.id, type: 'image', name: 'pixel.png', mime_type: 'image/png', thread_id: message?.thread_id },
    ]);
    expect((await chat.get(message?.thread_id ?? '')).items.data[0]).toEqual(message);
  });

  it('may be put as bare bytes, or posted at once with a sign-in', async () => {
    const announced = await files.created('notes.txt', 'text/plain');

    const put = await fetch(files.here(announced.upload_descriptor?.url), { method: 'PUT', body: 'Buy milk' });
    const posted = await files.direct(Buffer.from('a,b'), 'list.csv', 'text/csv');
    const message = await files.messageWith('', [announced.id, posted.id]);

    expect(put.status).toBe(200);
    expect(message?.attachments.map(({ name }) => name)).toEqual(['notes.txt', 'list.csv']);
  });

  it('are what their content shows, whatever is said of them', async () => {
    const page = await files.direct(Buffer.from('<script>alert(1)</script>'), 'page.html', 'text/html');
    const image = await files.direct(PNG, 'innocent.txt', 'text/plain');

    expect([page.mime_type, image.mime_type, image.type]).toEqual(['text/plain', 'image/png', 'image']);
    const bad = await ada.upload('/api/chatkit/attachments', formOf(Buffer.from([0, 1, 2]), 'a.png', 'image/png'));
    expect(bad.status).toBe(422);
    expect((await chat.ask('attachments.create', { name: 'a', size: 1, mime_type: 'video/mp4' })).status).toBe(422);
    expect((await chat.ask('attachments.create', { name: 'a', size: 1e9, mime_type: 'image/png' })).status).toBe(413);
  });

  it('are refused when too large, whether their size was said or not', async () => {
    const announced = await files.created('long.txt', 'text/plain');
    const href = files.here(announced.upload_descriptor?.url);
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
    const { id, upload_descriptor } = await files.created('n.txt', 'text/plain');
    const link = new URL(files.here(upload_descriptor?.url));
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

  it('are deleted while they are loose, and stay with their message after that', async () => {
    const [loose, sent] = [
      await files.direct(PNG, 'l.png', 'image/png'),
      await files.direct(PNG, 's.png', 'image/png'),
    ];
    await files.messageWith('Keep it', [sent.id]);

    const answers = await Promise.all(
      [loose.id, sent.id, 'atc_unknown'].map((id) => chat.ask('attachments.delete', { attachment_id: id })),
    );

    expect(answers.map(({ status }) => status)).toEqual([200, 409, 200]);
    expect((await fetch(files.here('preview_url' in loose ? loose.preview_url : ''))).status).toBe(404);
    expect((await fetch(files.here('preview_url' in sent ? sent.preview_url : ''))).status).toBe(200);
  });

  it('that were never sent are forgotten after a day', async () => {
    const [old, young] = [
      await files.direct(PNG, 'old.png', 'image/png'),
      await files.direct(PNG, 'young.png', 'image/png'),
    ];
    await server
      .get(Database)
      .system((db) =>
        db.query(`UPDATE attachments SET created_at = now() - interval '25 hours' WHERE id = $1`, [old.id]),
      );

    await server.get(Retention).sweep();

    const links = [old, young].map((file) => files.here('preview_url' in file ? file.preview_url : ''));
    expect(await Promise.all(links.map(async (link) => (await fetch(link)).status))).toEqual([404, 200]);
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
