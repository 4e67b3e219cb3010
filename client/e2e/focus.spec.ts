import { expect, test } from '@playwright/test';
import { answered, beginAnew, longAnswer, register, say } from './people.js';

test('no shortcut reaches past a question that is asked', async ({ page }) => {
  await register(page);
  await say(page, 'Plan my day');
  await answered(page);
  await page.getByRole('navigation', { name: 'Conversation list' }).getByRole('link').press('Delete');
  const first = page.getByRole('alertdialog').getByRole('button').first();
  await expect(first).toBeFocused();

  for (const keys of ['Shift+Escape', 'Control+k', 'F6']) await page.keyboard.press(keys);

  await expect(first).toBeFocused();
});

test('the focus is never lost with what was pressed', async ({ page }) => {
  await register(page);
  const composer = page.getByRole('textbox', { name: 'Message' });
  const article = page.getByRole('article').last();
  await say(page, longAnswer(10));
  await expect(page.locator('.prose').last()).toContainText(/\w{3}/);

  await page.getByRole('button', { name: 'Stop the answer' }).press('Enter');
  await expect(page.getByText('This answer was stopped')).toBeVisible();
  await expect(composer).toBeFocused();
  await expect(composer).toHaveValue('');

  const again = page.getByRole('button', { name: 'Answer again' });
  await say(page, 'Show code');
  await expect(again).toHaveCount(1);
  await again.press('Enter');
  await expect(article).toBeFocused();
  await expect(again).toHaveCount(1);

  await say(page, "Create a task called 'Old roadmap'");
  await expect(again).toHaveCount(2);
  await say(page, "Delete the task 'Old roadmap'");
  await page.getByRole('button', { name: 'Allow once' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Allow once' })).toHaveCount(0);
  await expect(article).toBeFocused();
});

test('a title that is being changed keeps the focus when a conversation begins', async ({ page }) => {
  await register(page);
  await say(page, 'Plan my day');
  await answered(page);
  await beginAnew(page);
  const { promise: line, resolve: letThrough } = Promise.withResolvers<undefined>();
  await page.route('**/api/chat/conversations', async (route) => {
    if (route.request().method() === 'POST') await line;
    await route.continue();
  });
  await say(page, 'Show code');
  await page.getByRole('navigation', { name: 'Conversation list' }).getByRole('link').first().press('F2');
  const title = page.getByRole('textbox', { name: 'Title' });
  await title.fill('Half a title');

  letThrough(undefined);

  await expect(page).toHaveURL(/\/chat\/./);
  await answered(page);
  await expect(title).toBeFocused();
  await expect(title).toHaveValue('Half a title');
});

test('the focus goes to the neighbour of a conversation that is deleted, also of the open one', async ({ page }) => {
  await register(page);
  for (const words of ['The first', 'The second']) {
    await beginAnew(page);
    await say(page, words);
    await answered(page);
  }
  const rows = page.getByRole('navigation', { name: 'Conversation list' }).getByRole('link');
  await expect(rows.first()).toHaveAttribute('aria-current', 'page');

  await rows.first().press('Delete');
  await expect(page.getByRole('alertdialog').getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(/\/chat$/);
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toBeFocused();
});
