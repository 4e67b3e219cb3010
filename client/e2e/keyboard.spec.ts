import { expect, test } from '@playwright/test';
import { answered, register, say } from './people.js';

test('everything can be done from the keyboard', async ({ page }) => {
  await register(page);
  const composer = page.getByRole('textbox', { name: 'Message' });
  await expect(composer).toBeFocused();

  await page.keyboard.type('Create a task called "Walk the keys"');
  await page.keyboard.press('Shift+Enter');
  await expect(composer).toHaveValue(/\n$/);
  await page.keyboard.press('Enter');
  await answered(page);
  await expect(composer).toBeFocused();

  const bubble = page.locator('summary').last();
  await bubble.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Arguments' })).toBeVisible();

  await page.keyboard.press('Control+Shift+O');
  await expect(page).toHaveURL(/\/chat$/);
  await expect(composer).toBeFocused();

  await page.keyboard.press('Control+Shift+S');
  await expect(page.getByRole('complementary', { name: 'Conversations' })).toHaveCount(0);
  await page.keyboard.press('Control+Shift+S');
  await expect(page.getByRole('complementary', { name: 'Conversations' })).toBeVisible();
});

test('a draft survives a reload, and belongs to its conversation', async ({ page }) => {
  await register(page);
  await say(page, 'Plan my day');
  await answered(page);
  await page.getByRole('textbox', { name: 'Message' }).fill('Half a thought');

  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue('Half a thought');

  await page.keyboard.press('Control+Shift+O');
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue('');
});

test('a message that could not be sent is back in its conversation, also after its person went elsewhere', async ({
  page,
}) => {
  await register(page);
  await say(page, 'Plan my day');
  await answered(page);
  const conversation = page.url();
  await page.route('**/messages', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await page.getByRole('textbox', { name: 'Message' }).fill('Half a thought');
  await page.keyboard.press('Enter');

  await page.getByRole('link', { name: 'New conversation' }).click();
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue('');
  await page.getByRole('link', { name: 'Plan my day' }).click();

  await expect(page).toHaveURL(conversation);
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue('Half a thought');
});

test('a message that is refused when its conversation was left and opened again is in the composer', async ({
  page,
}) => {
  await register(page);
  await say(page, 'Plan my day');
  await answered(page);
  const { promise: line, resolve: letThrough } = Promise.withResolvers<undefined>();
  await page.route('**/messages', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await line;
    return route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"detail":"Away."}' });
  });
  const composer = page.getByRole('textbox', { name: 'Message' });
  await say(page, 'Half a thought');
  for (const elsewhere of ['New conversation', /^Tasks/]) {
    await page.getByRole('link', { name: elsewhere }).click();
    await page.getByRole('link', { name: 'Plan my day' }).click();
    await expect(page.getByRole('button', { name: 'Answer again' })).toBeVisible();
  }
  await expect(composer).toHaveValue('');

  letThrough(undefined);

  await expect(composer).toHaveValue('Half a thought');
});

test('too long a message is refused with words and kept', async ({ page }) => {
  await register(page);

  await page.getByRole('textbox', { name: 'Message' }).fill('x'.repeat(10_012));
  await page.keyboard.press('Enter');

  await expect(page.getByText('12 characters too many.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue(/^x{10012}$/);
});

test('F6 moves between the regions, and the skip links lead to the answer and to the message box', async ({ page }) => {
  await register(page);
  await say(page, 'Plan my day');
  await answered(page);
  const composer = page.getByRole('textbox', { name: 'Message' });
  const [sidebar, log] = [page.getByRole('complementary', { name: 'Conversations' }), page.getByRole('log')];
  await expect(composer).toBeFocused();

  for (const region of [sidebar, log, composer]) {
    await page.keyboard.press('F6');
    await expect(region).toBeFocused();
  }
  await page.keyboard.press('Shift+F6');
  await expect(log).toBeFocused();

  await page.getByRole('button', { name: 'Skip to the last answer' }).press('Enter');
  await expect(page.getByRole('article').last()).toBeFocused();
  await page.getByRole('button', { name: 'Skip to the message box' }).press('Enter');
  await expect(composer).toBeFocused();
});

test('every shortcut of the list does what it says, and the list gives the focus back', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await register(page);
  await say(page, 'Plan my day');
  await answered(page);
  const composer = page.getByRole('textbox', { name: 'Message' });

  await page.keyboard.press('Control+/');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help.getByText('Copy last answer')).toBeVisible();
  await page.keyboard.press('Control+Shift+O');
  await expect(page).toHaveURL(/\/chat\/./);
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await expect(composer).toBeFocused();

  await page.keyboard.press('Control+Shift+C');
  await expect(page.getByRole('status').filter({ hasText: 'Last answer copied.' })).toBeAttached();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.trim()).not.toBe('');

  await page.getByRole('log').focus();
  await page.keyboard.press('Shift+Escape');
  await expect(composer).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(composer).toHaveValue('Plan my day');

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: /Search/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(composer).toBeFocused();
});

test('the focus goes to the neighbour of a conversation that is deleted, also of the open one', async ({ page }) => {
  await register(page);
  for (const words of ['The first', 'The second']) {
    await page.keyboard.press('Control+Shift+O');
    await expect(page.locator('app-question')).toHaveCount(0);
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
