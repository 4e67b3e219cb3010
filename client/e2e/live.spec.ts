import { type Browser, expect, type Page, test } from '@playwright/test';
import { answered, longAnswer, register, say, signIn } from './people.js';

const SOON = { timeout: 2_000 };
const rows = (page: Page) => page.getByRole('navigation', { name: 'Conversation list' }).getByRole('link');

/** The same person on another device. */
async function elsewhere(browser: Browser, person: Awaited<ReturnType<typeof register>>): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto('/');
  await signIn(page, person);
  return page;
}

async function deleteFirst(page: Page): Promise<void> {
  await rows(page).first().focus();
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
}

test('two devices of one person stay in step', async ({ page, browser }) => {
  const person = await register(page);
  const other = await elsewhere(browser, person);

  await test.step('a new conversation and its answer', async () => {
    await say(page, 'The ferry leaves at noon');
    await expect(rows(other)).toHaveCount(1, SOON);
    await rows(other).first().click();
    await answered(page);
    await answered(other);
    await say(page, 'Show me markdown');
    await expect(other.locator('app-question')).toHaveCount(2, SOON);
    await answered(page);
    await answered(other);
    const words = await page.locator('app-answer').last().locator('.prose').textContent();
    await expect(other.locator('app-answer').last().locator('.prose')).toHaveText(words ?? '', SOON);
  });

  await test.step('a new title', async () => {
    await rows(page).first().focus();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'Title' }).fill('Ferries');
    await page.keyboard.press('Enter');
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('Ferries', SOON);
  });

  await test.step('a deletion, and its undoing', async () => {
    await deleteFirst(page);
    await expect(rows(other)).toHaveCount(0, SOON);
    await expect(other.getByRole('heading', { name: 'This conversation isn’t here' })).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(rows(other)).toHaveCount(1, SOON);
    await expect(other.locator('app-question')).toHaveCount(2);
  });
  await other.context().close();
});

test('an answer that nobody watches is unread until it is opened, everywhere', async ({ page, browser }) => {
  const person = await register(page);
  const other = await elsewhere(browser, person);
  await say(page, longAnswer(3));
  await expect(page.locator('.prose').last()).toContainText(/\w{3}/);

  await page.keyboard.press('Control+Shift+O');
  await expect(rows(other).getByText('Answering')).toBeAttached(SOON);
  await expect(rows(page).getByText('Unread')).toBeAttached({ timeout: 25_000 });
  await expect(rows(other).getByText('Unread')).toBeAttached(SOON);
  await rows(page).first().click();

  await expect(rows(page).getByText('Unread')).toHaveCount(0);
  await expect(rows(other).getByText('Unread')).toHaveCount(0, SOON);
  await other.context().close();
});

test('without the feed the page looks by itself, and goes on live when it is back', async ({ page, browser }) => {
  const person = await register(page);
  const other = await elsewhere(browser, person);
  await other.route('**/api/chat/events', (route) => route.abort());
  await other.reload();
  await expect(other.getByRole('textbox', { name: 'Message' })).toBeVisible();

  await say(page, 'The ferry leaves at noon');
  await expect(rows(other)).toHaveCount(1);
  await rows(other).first().click();
  await answered(page);
  await say(page, 'Show me markdown');
  await expect(other.locator('app-question')).toHaveCount(2);
  await answered(other);
  await expect(other.getByText('You are offline.')).toHaveCount(0);

  await deleteFirst(page);
  await expect(rows(other)).toHaveCount(0);
  await expect(other.getByRole('heading', { name: 'This conversation isn’t here' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows(other)).toHaveCount(1);
  await expect(other.locator('app-question')).toHaveCount(2);

  await other.unroute('**/api/chat/events');
  await other.waitForResponse((response) => response.url().endsWith('/api/chat/events'), { timeout: 20_000 });
  await deleteFirst(page);
  await expect(rows(other)).toHaveCount(0, SOON);
  await other.context().close();
});
