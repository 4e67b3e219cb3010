import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { expect, type Page, type Route, test } from '@playwright/test';
import { answered, register, say } from './people.js';

const NOTES = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Buy milk') };

const box = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const chips = (page: Page) => page.getByRole('list', { name: 'Attached files' }).getByRole('listitem');
const questions = (page: Page) => page.locator('app-question');
const notSent = (page: Page) => page.getByRole('alert').filter({ hasText: 'was not sent' });

const nobody = createServer();
let silent: string;

test.beforeAll(async () => {
  await once(nobody.listen(0), 'listening');
  silent = `http://localhost:${(nobody.address() as AddressInfo).port}`; // a server that listens on a port has one
});
test.afterAll(() => {
  nobody.closeAllConnections();
  nobody.close();
});

async function attach(page: Page): Promise<void> {
  const opened = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Attach files' }).click();
  await (await opened).setFiles([NOTES]);
  await expect(page.getByText('A file is attached')).toBeAttached();
}

/** Lets requests of this kind wait for an answer that never comes, until it is told to let them through; tells the key of the first. */
async function hold(page: Page, path: string, first: (route: Route) => Promise<unknown> = () => Promise.resolve()) {
  const { promise: held, resolve: heldBack } = Promise.withResolvers<string | undefined>();
  let isHolding = true;
  await page.route(path, async (route) => {
    if (!isHolding || route.request().method() !== 'POST') return route.fallback();
    await first(route);
    heldBack(route.request().headers()['idempotency-key']);
    await route.continue({ url: silent }); // what is not continued goes out when its page is closed
  });
  return { held, release: () => (isHolding = false) };
}

/** The key that the next message goes out under. */
async function nextKey(page: Page): Promise<string | undefined> {
  const sent = await page.waitForRequest(
    (request) => request.method() === 'POST' && request.url().endsWith('/messages'),
  );
  return sent.headers()['idempotency-key'];
}

test('a message of a file alone is back in the conversation it began, and goes out again as the same', async ({
  page,
}) => {
  await register(page);
  await attach(page);
  const { held, release } = await hold(page, '**/messages');
  await box(page).press('Enter');
  const key = await held;
  await expect(page).toHaveURL(/\/chat\/.+/);
  release();
  await page.reload();

  await expect(chips(page)).toHaveText([/notes\.txt/]);
  await expect(notSent(page)).toBeVisible();
  const again = nextKey(page);
  await box(page).press('Enter');
  expect(await again).toBe(key);
  await expect(questions(page)).toHaveCount(1);
  await answered(page);
  await page.reload();
  await expect(questions(page).getByRole('link', { name: 'notes.txt' })).toBeVisible();
  await expect(chips(page)).toHaveCount(0);
});

test('a message whose conversation was never begun is back where it was written', async ({ page }) => {
  await register(page);
  await attach(page);
  const { held, release } = await hold(page, '**/api/chat/conversations');
  await say(page, 'Hello');
  await held;
  release();
  await page.reload();

  await expect(box(page)).toHaveValue('Hello');
  await expect(chips(page)).toHaveText([/notes\.txt/]);
  await box(page).press('Enter');
  await expect(questions(page)).toHaveText(/Hello/);
  await answered(page);
});

test('a message that the server had taken is not given back', async ({ page }) => {
  await register(page);
  await say(page, 'First');
  await expect(questions(page)).toHaveCount(1);
  await answered(page);
  const { held, release } = await hold(page, '**/messages', (route) => route.fetch());
  await say(page, 'Second');
  await held;
  release();
  await page.reload();

  await expect(questions(page)).toHaveText([/First/, /Second/]);
  await answered(page);
  await expect(box(page)).toHaveValue('');
  await expect(notSent(page)).toBeHidden();
});

test('a message is given back once, and only when nobody sends it any more', async ({ page, context }) => {
  await register(page);
  await say(page, 'Hello');
  await expect(questions(page)).toHaveCount(1);
  await answered(page);
  const { held } = await hold(page, '**/messages');
  await say(page, 'And this');
  await held;

  const beside = await context.newPage();
  await beside.goto(page.url());
  await expect(questions(beside)).toHaveText([/Hello/]);
  await expect(box(beside)).toHaveValue('');
  await page.close({ runBeforeUnload: false });
  await beside.reload();
  await expect(box(beside)).toHaveValue('And this');
});

test('what one person was sending is not shown to the next', async ({ page }) => {
  await register(page);
  const { held, release } = await hold(page, '**/api/chat/conversations');
  await say(page, 'A secret');
  await held;
  release();
  await page.context().clearCookies();
  await register(page);

  await expect(box(page)).toHaveValue('');
  await expect(notSent(page)).toBeHidden();
});
