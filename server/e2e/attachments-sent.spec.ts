import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DemoModel } from '../src/demo-model/demo-model.js';
import { type Attachment } from '../src/thread-events/attachment.js';
import { ChatKitClient, outline } from './chatkit-client.js';
import { Files, formOf, PNG } from './files.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';

describe('Attachments that were uploaded', () => {
  const model = new DemoModel({ firstTokenMs: 0, chunkMs: 0, faults: true });
  let server: TestServer;
  let ada: Person;
  let chat: ChatKitClient;
  let files: Files;

  beforeAll(async () => {
    const { baseUrl } = await model.start();
    server = await TestServer.start({ OPENAI_BASE_URL: baseUrl, OPENAI_API: 'responses' });
    ada = await server.person('Ada');
    chat = new ChatKitClient(ada);
    files = new Files(server.url, ada);
  });

  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await model.stop();
  });

  it('are served to whoever has the link, as nothing but a file', async () => {
    const image = await files.direct(PNG, 'Zwei Ä.png', 'image/png');
    const link = files.here('preview_url' in image ? image.preview_url : '');

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
    const image = await files.direct(PNG, 'a.png', 'image/png');
    const id = await ada.newConversation();

    const { body } = await files.sendWith(id, [image.id]);

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
    const file = await files.direct(Buffer.from('Buy milk'), 'notes.txt', 'text/plain');
    const { body } = await files.sendWith(await ada.newConversation(), [file.id]);

    const answer = await fetch(files.here(body.user_message.attachments?.[0]?.url), { headers: { Range: range } });

    expect([answer.status, await answer.text(), answer.headers.get('Content-Range')]).toEqual([status, text, place]);
    expect(answer.headers.get('Accept-Ranges')).toBe('bytes');
    expect(answer.headers.get('Content-Length')).toBe(String(text.length));
  });

  it('are told of whole to whoever asks for their headers alone', async () => {
    const file = await files.direct(Buffer.from('Buy milk'), 'notes.txt', 'text/plain');
    const { body } = await files.sendWith(await ada.newConversation(), [file.id]);

    const request = { method: 'HEAD', headers: { Range: 'bytes=0-2' } };
    const answer = await fetch(files.here(body.user_message.attachments?.[0]?.url), request);

    expect([answer.status, answer.headers.get('Content-Length'), await answer.text()]).toEqual([200, '8', '']);
  });

  it('are not served without a link, with one for something else, or with one that ran out', async () => {
    const [image, other] = [await files.direct(PNG, 'a.png', 'image/png'), await files.created('b.png', 'image/png')];
    const link = files.here('preview_url' in image ? image.preview_url : '');
    const token = (href: string) => new URL(href).searchParams.get('token') ?? '';
    const old = token(link).replace(/\.\d+\./, '.1700000000.');
    const at = (id: string, bearer: string) => `${server.url}/api/chatkit/attachments/${id}?token=${bearer}`;

    const tries = [
      at(image.id, ''),
      at(image.id, old),
      at(other.id, token(link)),
      at(other.id, token(files.here(other.upload_descriptor?.url))),
    ];

    for (const href of tries) expect((await fetch(href)).status).toBe(404);
    expect((await fetch(link, { method: 'PUT', body: 'x' })).status).toBe(404);
  });

  it('are refused when unknown, empty, sent before or somebody else’s, and then nothing is stored', async () => {
    const eve = await server.person('Eve');
    const sent = await files.direct(PNG, 'sent.png', 'image/png');
    await files.messageWith('Once', [sent.id]);
    const theirs = (await eve.upload('/api/chatkit/attachments', formOf(PNG, 'e.png', 'image/png'))).body as Attachment;
    const before = await chat.threads();

    for (const id of [
      'atc_1',
      crypto.randomUUID(),
      (await files.created('n.txt', 'text/plain')).id,
      sent.id,
      theirs.id,
    ]) {
      const { events } = await chat.create(`Hello with ${id}`, { attachments: [id] });
      expect(outline(events)).toEqual(['error']);
    }
    expect(await chat.threads()).toEqual(before);
  });

  it('are told through REST as through ChatKit, and exported by name', async () => {
    const file = await files.direct(Buffer.from('Buy milk'), 'notes.txt', 'text/plain');
    const thread = (await files.messageWith('Read this', [file.id]))?.thread_id ?? '';

    const { messages } = await ada.messages(thread);
    const markdown = await ada.file(`/api/chat/conversations/${thread}/export?format=markdown`);
    const json = await ada.file(`/api/chat/conversations/${thread}/export?format=json`);

    const [shown] = messages[0]?.attachments ?? [];
    expect(shown).toMatchObject({ id: file.id, name: 'notes.txt', mime_type: 'text/plain', size: 8 });
    expect(await (await fetch(files.here(shown?.url))).text()).toBe('Buy milk');
    expect(messages[1]).not.toHaveProperty('attachments');
    expect(markdown.text).toContain('> Attached: **notes.txt** (text/plain, 8 bytes)');
    expect(json.text).toContain('"name":"notes.txt"');
  });

  it('are sent through REST, and seen through ChatKit', async () => {
    const id = await ada.newConversation();
    const file = await files.direct(PNG, 'pixel.png', 'image/png');

    const { status, body } = await files.sendWith(id, [file.id]);
    const again = await files.sendWith(id, [file.id]);

    expect([status, body.user_message.attachments?.map(({ name }) => name)]).toEqual([201, ['pixel.png']]);
    const items = (await chat.get(id)).items.data.filter((item) => item.type === 'user_message');
    expect(items.map(({ attachments }) => attachments.map(({ name }) => name))).toEqual([['pixel.png'], ['pixel.png']]);
    expect(again.body.user_message.attachments?.[0]?.id).not.toBe(file.id);
  });

  it('are refused by REST when they are not the sender’s, not uploaded, or of another conversation', async () => {
    const eve = await server.person('Eve');
    const theirs = (await eve.upload('/api/chatkit/attachments', formOf(PNG, 'e.png', 'image/png'))).body as Attachment;
    const elsewhere = await files.direct(PNG, 'sent.png', 'image/png');
    await files.messageWith('Elsewhere', [elsewhere.id]);
    const empty = await files.created('n.txt', 'text/plain');
    const id = await ada.newConversation();

    const tries = [[theirs.id], [elsewhere.id], [empty.id], [crypto.randomUUID()], ['atc_1'], [empty.id, empty.id]];

    for (const ids of tries) expect([ids, (await files.sendWith(id, ids)).status]).toEqual([ids, 422]);
    expect((await ada.messages(id)).total_count).toBe(0);
  });

  it('are part of what an idempotency key stands for', async () => {
    const id = await ada.newConversation();
    const [one, two] = [await files.direct(PNG, '1.png', 'image/png'), await files.direct(PNG, '2.png', 'image/png')];

    const first = await files.sendWith(id, [one.id], 'key');
    const same = await files.sendWith(id, [one.id], 'key');
    const other = await files.sendWith(id, [two.id], 'key');

    expect(same.body.user_message).toMatchObject({ id: first.body.user_message.id, attachments: [{ id: one.id }] });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  it('reach the model: pictures and documents as such, texts word by word, quotes too', async () => {
    const sent = [
      await files.direct(PNG, 'p.png', 'image/png'),
      await files.direct(Buffer.from('%PDF-1.4 nothing'), 'd.pdf', 'application/pdf'),
      await files.direct(Buffer.from('Milk and eggs'), 'n.md', 'text/markdown'),
    ];

    await chat.create('What is in these?', { attachments: sent.map(({ id }) => id), quoted_text: 'A quotation' });

    const asked = JSON.stringify(model.requests.at(-1)?.body);
    expect(asked).toContain(`data:image/png;base64,${PNG.toString('base64')}`);
    expect(asked).toContain('"filename":"d.pdf"');
    expect(asked).toContain('Milk and eggs');
    expect(asked).toContain('> A quotation');
  });
});
