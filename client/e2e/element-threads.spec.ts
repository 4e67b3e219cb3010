import { type Server } from 'node:http';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessibility.js';
import { barePages, box, openBare, toldOf } from './element-page.js';
import { otherSite } from './other-site.js';
import { asks, CREATED, done, placed, ProtocolServer, says, thread } from './protocol-server.js';

let site: Server;
test.beforeAll(async () => {
  site = await otherSite(barePages());
});
test.afterAll(() => site.close());

test('a locked thread is read and not written to, until its server says otherwise', async ({ page }) => {
  await using server = await ProtocolServer.start();
  const items = [asks('msg_1', 'Hello'), says('msg_2', 'We are closed.')];
  server.on('threads.get_by_id', () => thread(items, { status: { type: 'locked', reason: 'Closed until Monday' } }));
  await openBare(page);
  await page.evaluate(
    (url) => window.chat.setOptions({ api: { url, domainKey: 'x' }, initialThread: 'thr_1' }),
    server.url,
  );
  await expect(page.getByText('We are closed.')).toBeVisible();
  await expect(box(page)).toBeDisabled();
  await expect(page.getByPlaceholder('Closed until Monday')).toBeVisible();
  await expectAccessible(page);

  server.on('threads.get_by_id', () => thread([...items, says('msg_3', 'Good morning.')]));
  await page.evaluate(() => window.chat.fetchUpdates());

  await expect(page.getByText('Good morning.')).toBeVisible();
  await expect(box(page)).toBeEnabled();
});

test('what the assistant asks in a form is answered there', async ({ page }) => {
  await using server = await ProtocolServer.start();
  const form = {
    ...{ type: 'structured_input', id: 'msg_3', ...placed, status: 'pending' },
    inputs: [
      {
        type: 'multiple_choice',
        id: 'size',
        question: 'Which size?',
        options: [{ value: 'S' }, { value: 'M' }],
        multiple: false,
      },
      {
        type: 'multiple_choice',
        id: 'extras',
        question: 'What with?',
        options: [{ value: 'Milk' }, { value: 'Sugar' }],
        multiple: true,
      },
      { type: 'freeform', id: 'name', question: 'For whom?' },
    ],
  };
  server.on('threads.create', () => [CREATED, done(asks('msg_1', 'Coffee')), done(says('msg_2', 'Sure.')), done(form)]);
  await openBare(page);
  await page.evaluate((url) => window.chat.setOptions({ api: { url, domainKey: 'x' } }), server.url);
  await box(page).fill('Coffee');
  await box(page).press('Enter');
  await page.getByRole('group', { name: 'Which size?' }).getByLabel('M').check();
  await page.getByRole('group', { name: 'What with?' }).getByLabel('Milk').check();
  await page.getByRole('group', { name: 'What with?' }).getByLabel('Sugar').check();
  await page.getByRole('textbox', { name: 'For whom?' }).fill('Ada');
  await expectAccessible(page);
  const answered = form.inputs.map((input) => ({ ...input, answer: { values: ['M'], skipped: false } }));
  server.on('threads.add_structured_input', () => [
    { type: 'thread.item.replaced', item: { ...form, status: 'answered', inputs: answered } },
    done(says('msg_4', 'Coming up.')),
  ]);

  await page.getByRole('button', { name: 'Answer', exact: true }).click();

  await expect(page.getByText('Coming up.')).toBeVisible();
  expect(server.last('threads.add_structured_input')).toMatchObject({
    ...{ thread_id: 'thr_1', item_id: 'msg_3' },
    input: { answers: { size: { values: ['M'] }, extras: { values: ['Milk', 'Sugar'] }, name: { values: ['Ada'] } } },
  });
  await expect(page.getByRole('button', { name: 'Answer', exact: true })).toHaveCount(0);
});

test('a tool of the page is called, and the answer goes on with what it brought', async ({ page }) => {
  await using server = await ProtocolServer.start();
  const call = (id: string, name: string) => ({
    ...{ type: 'client_tool_call', id, ...placed, status: 'pending', call_id: `call_${id}`, name },
    arguments: { city: 'Oslo', unit: null },
  });
  server.on('threads.create', () => [CREATED, done(asks('msg_1', 'Weather?')), done(call('tc_1', 'weather'))]);
  server.on('threads.add_client_tool_output', () => [done(says('msg_2', 'It is 21 degrees.'))]);
  await openBare(page);
  await page.evaluate((url) => {
    const onClientTool = ({ name, params }: { name: string; params: Record<string, unknown> }) => {
      if (name !== 'weather') throw new Error('Nobody knows');
      return { degrees: 21, asked: params };
    };
    window.chat.setOptions({ api: { url, domainKey: 'x' }, onClientTool });
  }, server.url);

  await box(page).fill('Weather?');
  await box(page).press('Enter');

  await expect(page.getByText('It is 21 degrees.')).toBeVisible();
  expect(server.last('threads.add_client_tool_output')).toEqual({
    thread_id: 'thr_1',
    result: { degrees: 21, asked: { city: 'Oslo', unit: null } },
  });
  await expect.poll(() => toldOf(page, 'response.end')).toHaveLength(1);

  await test.step('one that fails ends the answer in words', async () => {
    server.on('threads.add_user_message', () => [done(asks('msg_3', 'And now?')), done(call('tc_2', 'tides'))]);
    await box(page).fill('And now?');
    await box(page).press('Enter');
    await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible();
    await expect.poll(() => toldOf(page, 'error')).toHaveLength(1);
  });
});

test('answers are rated and asked for again, where the page lets people', async ({ page }) => {
  await using server = await ProtocolServer.start();
  server.on('threads.create', () => [CREATED, done(asks('msg_1', 'Hello')), done(says('msg_2', 'Hi.'))]);
  server.on('items.feedback', () => ({}));
  server.on('threads.retry_after_item', () => [done(says('msg_5', 'Good morning!'))]);
  await openBare(page);
  const actions = (feedback: boolean, retry: boolean) =>
    page.evaluate(
      ([url, threadItemActions]) => window.chat.setOptions({ api: { url, domainKey: 'x' }, threadItemActions }),
      [server.url, { feedback, retry }] as const,
    );
  await actions(false, false);
  await box(page).fill('Hello');
  await box(page).press('Enter');
  await expect(page.getByRole('button', { name: 'Copy answer' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Good answer|Answer again/ })).toHaveCount(0);

  await actions(true, true);
  await page.getByRole('button', { name: 'Good answer' }).click();
  await expect
    .poll(() => server.last('items.feedback'))
    .toEqual({ thread_id: 'thr_1', item_ids: ['msg_2'], kind: 'positive' });
  await page.getByRole('button', { name: 'Answer again' }).click();

  await expect(page.getByText('Good morning!')).toBeVisible();
  await expect(page.getByText('Hi.', { exact: true })).toHaveCount(0);
  expect(server.last('threads.retry_after_item')).toEqual({ thread_id: 'thr_1', item_id: 'msg_1' });
});
