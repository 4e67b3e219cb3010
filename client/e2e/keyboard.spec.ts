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

test('too long a message is refused with words and kept', async ({ page }) => {
  await register(page);

  await say(page, 'x'.repeat(10_012));

  await expect(page.getByText('12 characters too many.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue(/^x{10012}$/);
});
