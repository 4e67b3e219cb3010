import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessibility.js';
import { answered, register, say } from './people.js';

test('a word inside a tool result is found, and leads to its message', async ({ page }) => {
  await register(page);
  await say(page, "Create a task called 'Polish the astrolabe'");
  await answered(page);
  await say(page, 'Show me markdown');
  await answered(page);
  const url = page.url();
  await page.keyboard.press('Control+Shift+O');
  await expect(page).toHaveURL(/\/chat$/);

  await page.keyboard.press('Control+K');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('astrolabe');
  const hits = page.getByRole('listbox', { name: 'Results' });
  await expect(hits.getByRole('option').first()).toBeVisible();
  await expect(hits.locator('mark').first()).toHaveText(/astrolabe/i);
  await expectAccessible(page);
  await hits
    .getByRole('group', { name: 'Messages' })
    .getByRole('option')
    .filter({ hasText: 'Assistant:' })
    .first()
    .click();

  await expect(page).toHaveURL(new RegExp(`^${url}\\?message=`));
  const landed = page.locator('app-answer.target');
  await expect(landed).toContainText('Polish the astrolabe');
  await expect(landed).toBeInViewport();
});

test('the search is walked with the keyboard and gives the focus back', async ({ page }) => {
  await register(page);
  await say(page, 'The ferry leaves at noon');
  await answered(page);
  await page.getByRole('button', { name: /^Search/ }).focus();
  await page.keyboard.press('Enter');
  const field = page.getByRole('combobox', { name: 'Search everything said and done' });
  await expect(field).toBeFocused();

  await page.keyboard.type('zeppelin');
  await expect(page.getByText('Nothing was found for “zeppelin”.')).toBeVisible();
  await field.fill('ferry');
  await expect(page.getByRole('group', { name: 'Titles' }).getByRole('option')).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('group', { name: 'Titles' }).getByRole('option')).toHaveAttribute(
    'aria-selected',
    'true',
  );

  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Search/ })).toBeFocused();
});
