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
