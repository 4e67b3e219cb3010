import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility.js';
import { answered, register, say } from './people.js';

async function askToDelete(page: Page): Promise<void> {
  await register(page);
  await say(page, "Create a task called 'Old roadmap'");
  await answered(page);
  await say(page, "Delete the task 'Old roadmap'");
  await expect(page.getByRole('region', { name: 'Allow “delete_task”?' })).toBeVisible();
}

test('a deletion waits for its person, also after a reload, and happens when it is allowed', async ({ page }) => {
  await askToDelete(page);
  await expect(page).toHaveTitle(/^\(1\) /);
  await expectAccessible(page);
  await page.reload();

  await page.getByRole('button', { name: 'Allow once' }).click();

  await expect(page.locator('summary').getByText('Deleted task: Old roadmap')).toBeVisible();
  await answered(page);
  await page.getByRole('link', { name: /^Tasks/ }).click();
  await expect(page.getByRole('heading', { name: 'No tasks' })).toBeVisible();
});

test('a denied deletion does not happen, and says so', async ({ page }) => {
  await askToDelete(page);
  await page.getByPlaceholder('Reason, the assistant reads it').fill('Keep it, we still quote from it.');

  await page.getByRole('button', { name: 'Deny' }).click();

  await expect(page.getByText('Denied')).toBeVisible();
  await answered(page);
  await page.getByRole('link', { name: /^Tasks/ }).click();
  await expect(page.getByRole('checkbox', { name: 'Complete: Old roadmap' })).toBeVisible();
});

test('whoever goes on writing instead of deciding has declined, and gets their answer', async ({ page }) => {
  await askToDelete(page);

  await say(page, 'Show code');

  await expect(page.getByRole('region', { name: 'Allow “delete_task”?' })).toHaveCount(0);
  await expect(page.getByText('Denied')).toBeVisible();
  await expect(page.getByText('This answer was stopped')).toBeVisible();
  await expect(page.locator('app-answer').last().locator('pre').first()).toBeVisible();
});
