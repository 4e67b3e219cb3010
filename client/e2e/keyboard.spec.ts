import { expect, test } from '@playwright/test';
import { answered, longAnswer, register, say } from './people.js';

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

test('the Escape that gives up a word being put together stops no answer', async ({ page }) => {
  await register(page);
  await say(page, longAnswer(10));
  const stop = page.getByRole('button', { name: /^Stop/ });
  await expect(stop).toBeVisible();

  await page.getByRole('textbox', { name: 'Message' }).evaluate((box) => {
    box.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true, cancelable: true }),
    );
  });
  await expect(page.locator('.prose').last()).toContainText('sentence 3');
  await expect(stop).toBeEnabled();
  await page.keyboard.press('Escape');

  await expect(stop).toHaveCount(0);
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
  await page.keyboard.press('F6');
  await expect(sidebar).toHaveCSS('outline-style', 'solid');
  await page.keyboard.press('Shift+F6');
  await page.keyboard.press('Shift+F6');
  await expect(log).toBeFocused();

  await page.getByRole('button', { name: 'Skip to the last answer' }).press('Enter');
  await expect(page.getByRole('article').last()).toBeFocused();
  await page.getByRole('button', { name: 'Skip to the message box' }).press('Enter');
  await expect(composer).toBeFocused();
});

test('a Mac is told of its own keys', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'platform', { value: 'MacIntel' }));
  await register(page);

  const begin = page.getByRole('link', { name: 'New conversation' });
  await expect(begin).toContainText('⌘⇧O');
  await expect(begin).toHaveAttribute('aria-keyshortcuts', 'Meta+Shift+O');
  await expect(page.getByRole('button', { name: 'Search' })).toContainText('⌘K');
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

test('what is copied can be pasted also where the page comes over a line that is not safe', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await register(page);
  await say(page, 'Plan my day');
  await answered(page);
  const composer = page.getByRole('textbox', { name: 'Message' });
  await page.keyboard.press('Control+Shift+C');
  await expect(page.getByRole('status').filter({ hasText: 'Last answer copied.' })).toBeAttached();
  await page.keyboard.press('Control+V');
  await expect(composer).toHaveValue(/Your day:/);

  await composer.fill('');
  await page.getByRole('button', { name: 'Copy answer' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Copied' })).toBeFocused();
  await composer.press('Control+V');
  await expect(composer).toHaveValue(/Your day:/);
});

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
  await page.keyboard.press('Control+Shift+O');
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
