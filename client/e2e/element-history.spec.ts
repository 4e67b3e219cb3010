import { type Server } from 'node:http';
import { expect, test } from '@playwright/test';
import { barePages, box, openBare } from './element-page.js';
import { otherSite } from './other-site.js';
import { asks, ProtocolServer, says, thread } from './protocol-server.js';

let site: Server;
test.beforeAll(async () => {
  site = await otherSite(barePages());
});
test.afterAll(() => site.close());

test('whoever opens the history stays in it, and goes on where they came from or in what they chose', async ({
  page,
}) => {
  await using server = await ProtocolServer.start();
  const one = thread([asks('msg_1q', 'Hello'), says('msg_1a', 'Hello, Ada.')], { title: 'Plans' });
  server.on('threads.list', () => ({ data: [one], has_more: false })).on('threads.get_by_id', () => one);
  await openBare(page);
  await page.evaluate((url) => window.chat.setOptions({ api: { url, domainKey: 'x' } }), server.url);
  const opener = page.getByRole('button', { name: 'History', exact: true });
  const close = page.getByRole('button', { name: 'Close history' });

  await opener.click();
  await expect(close).toBeFocused();
  await page.locator('chatkeep-chat .top button').last().focus(); // it is covered
  await expect(close).toBeFocused();
  await close.press('Escape');
  await expect(opener).toBeFocused();

  await opener.press('Enter');
  await close.click();
  await expect(opener).toBeFocused();

  await opener.press('Enter');
  await page.getByRole('button', { name: /^Plans/ }).click();
  await expect(page.getByText('Hello, Ada.')).toBeVisible();
  await expect(box(page)).toBeFocused();
});

test('a method that was called of a chat on its way waits until the chat is there, also elsewhere in the page', async ({
  page,
}) => {
  await using server = await ProtocolServer.start();
  await openBare(page);

  await page.evaluate(async (url) => {
    const { chat } = window;
    const place = chat.parentElement;
    chat.setOptions({ api: { url, domainKey: 'x' } });
    const focused = chat.focusComposer();
    chat.remove();
    await new Promise(requestAnimationFrame);
    place?.append(chat);
    await focused;
  }, server.url);

  await expect(box(page)).toBeFocused();
});

test('whoever renames or deletes a thread in the history goes on from there', async ({ page }) => {
  await using server = await ProtocolServer.start();
  const [plans, notes] = [thread([], { title: 'Plans' }), thread([], { id: 'thr_2', title: 'Notes' })];
  server
    .on('threads.list', () => ({ data: [plans, notes], has_more: false }))
    .on('threads.update', ({ title }) => ({ ...plans, title }))
    .on('threads.delete', () => ({}));
  await openBare(page);
  await page.evaluate((url) => window.chat.setOptions({ api: { url, domainKey: 'x' } }), server.url);
  await page.getByRole('button', { name: 'History' }).click();

  await page.getByRole('button', { name: 'Rename Plans' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await page.keyboard.type('Better plans');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Better plans/ })).toBeFocused();

  await page.getByRole('button', { name: 'Delete Better plans' }).press('Enter');
  await page.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
  await expect(page.getByRole('button', { name: /^Notes/ })).toBeFocused();
  await page.getByRole('button', { name: 'Delete Notes' }).press('Enter');
  await page.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
  await expect(page.getByRole('button', { name: 'Close history' })).toBeFocused();
});
