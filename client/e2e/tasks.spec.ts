import { expect, test } from '@playwright/test';
import { register, say } from './people.js';

test('tasks are added, renamed, completed and deleted', async ({ page }) => {
  await register(page);
  await page.getByRole('link', { name: /^Tasks/ }).click();

  await page.getByRole('button', { name: 'New task' }).click();
  await page.getByLabel('New task', { exact: true }).fill('Water the plants');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('checkbox', { name: 'Complete: Water the plants' })).toBeVisible();

  await page.getByRole('button', { name: 'Menu for Water the plants' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByLabel('Title').fill('Water the ferns');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('checkbox', { name: 'Complete: Water the ferns' })).toBeVisible();

  await page.getByRole('checkbox', { name: 'Complete: Water the ferns' }).click();
  await expect(page.getByRole('checkbox', { name: 'Complete: Water the ferns' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await page.getByRole('button', { name: 'Menu for Water the ferns' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Nothing is done yet')).toBeVisible();
});

test('what the assistant creates appears on an open tasks page', async ({ page, context }) => {
  await register(page);
  const tasks = await context.newPage();
  await tasks.goto('/tasks');
  await expect(tasks.getByText('No tasks')).toBeVisible();

  await say(page, "Create a task called 'Call the bank'");

  await expect(tasks.getByRole('checkbox', { name: 'Complete: Call the bank' })).toBeVisible();
});
