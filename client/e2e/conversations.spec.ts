import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility.js';
import { answered, beginAnew, register, say, signIn, signOut } from './people.js';

const rows = (page: Page) => page.getByRole('navigation', { name: 'Conversation list' }).getByRole('link');
const row = (page: Page, title: string) => rows(page).filter({ hasText: title });
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** Begins a conversation with each of these words. */
async function begin(page: Page, ...words: readonly string[]): Promise<void> {
  for (const text of words) {
    await beginAnew(page);
    await say(page, text);
    await answered(page);
  }
}

test('three conversations keep what was said in them apart', async ({ page }) => {
  await register(page);
  const topics = ['The ferry leaves at noon', 'The cat is called Miso', 'The rent is due on Friday'];
  await begin(page, ...topics);

  for (const topic of topics) {
    await row(page, topic).click();
    await expect(page.getByRole('article').filter({ hasText: topic }).first()).toBeVisible();
    await say(page, 'What did I say before?');
    await answered(page);

    const answer = page.locator('app-answer').last();
    await expect(answer).toContainText(topic);
    for (const other of topics.filter((one) => one !== topic)) await expect(answer).not.toContainText(other);
  }
});

test('a conversation is renamed in its row and in its bar', async ({ page }) => {
  await register(page);
  await begin(page, 'Plan my day');

  await rows(page).first().focus();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Title' }).fill('x'.repeat(201));
  await page.keyboard.press('Enter');
  await expect(page.getByText('A title has at most 200 characters.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('textbox', { name: 'Title' }).fill('Monday');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Monday');
  await expect(rows(page).first()).toBeFocused();

  await page.locator('app-bar').getByRole('button', { name: 'Menu for Monday' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Tuesday');
  await page.keyboard.press('Escape');
  await expect(heading(page)).toHaveText('Monday');

  await page.reload();
  await expect(row(page, 'Monday')).toBeVisible();
});

test('a deleted conversation goes, says so, and comes back with Undo', async ({ page }) => {
  await register(page);
  await begin(page, 'The first one', 'The second one');

  await row(page, 'The first one').focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('alertdialog')).toContainText('2 messages go with it.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(row(page, 'The first one')).toHaveCount(0);
  await expect(row(page, 'The second one')).toBeFocused();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, 'The first one')).toBeVisible();
});

test('deleting the open conversation leads to a new one, and Undo back to it', async ({ page }) => {
  await register(page);
  await begin(page, 'The only one');
  const url = page.url();

  await page.locator('app-bar').getByRole('button', { name: 'Menu for The only one' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page).toHaveURL(/\/chat$/);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page).toHaveURL(url);
  await expect(page.getByRole('article').filter({ hasText: 'The only one' }).first()).toBeVisible();
});

test('a person takes a conversation, or everything, with them', async ({ page }) => {
  await register(page);
  await begin(page, 'Keep these words');

  await rows(page).first().hover();
  await page
    .getByRole('navigation', { name: 'Conversation list' })
    .getByRole('button', { name: /^Menu for/ })
    .click();
  const [markdown] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Export as Markdown' }).click(),
  ]);
  expect(markdown.suggestedFilename()).toMatch(/\.md$/);
  expect(await readFile(await markdown.path(), 'utf8')).toContain('Keep these words');

  await page.getByRole('button', { name: 'Ada' }).click();
  const [everything] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Export my data' }).click(),
  ]);
  expect(await readFile(await everything.path(), 'utf8')).toContain('Keep these words');
});

test('whoever signs out and in again goes on where they were', async ({ page }) => {
  const person = await register(page);
  await begin(page, 'The ferry leaves at noon');
  await signOut(page);

  await signIn(page, person);
  await rows(page).first().click();
  await say(page, 'What did I say before?');
  await answered(page);

  await expect(page.locator('app-answer').last()).toContainText('The ferry leaves at noon');
});
