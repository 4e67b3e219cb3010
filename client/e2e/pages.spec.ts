import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessibility.js';
import { answered, register, say } from './people.js';

test('axe finds nothing on any page, in both themes', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('group', { name: 'Sign in or create' }).getByRole('button', { name: 'Create account' }).click();
  await expectAccessible(page);

  await register(page);
  await expectAccessible(page);

  await say(page, "Create a task called 'Review Q4 report'");
  await answered(page);
  await page.locator('summary').last().click();
  await say(page, 'Show me markdown');
  await answered(page);
  await say(page, 'Show me code');
  await answered(page);
  await expectAccessible(page);

  await page.getByRole('link', { name: /^Tasks/ }).click();
  await page.getByRole('button', { name: 'New task' }).click();
  await expectAccessible(page);
});

test('no page asks any other host for anything', async ({ page }) => {
  const strangers: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).hostname !== 'localhost') strangers.push(request.url());
  });
  await register(page);
  await say(page, 'Show me markdown');
  await answered(page);
  await page.goto('/tasks');

  expect(strangers).toEqual([]);
});

test('an unknown conversation says so', async ({ page }) => {
  await register(page);

  await page.goto('/chat/019ac4f2-0000-7000-8000-000000000000');

  await expect(page.getByRole('heading', { name: 'This conversation isn’t here' })).toBeVisible();
  await expectAccessible(page);
});
