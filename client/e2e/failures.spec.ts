import { expect, test } from '@playwright/test';
import { OwnServer } from './own-server.js';
import { answered, register, say, signIn } from './people.js';

const TWENTY_MINUTES_MS = 1_200_000;

test('a session that ended asks to sign in, keeps what was written, and leads back to it', async ({
  page,
  context,
}) => {
  const person = await register(page);
  await say(page, 'Plan my day');
  await answered(page);
  const url = page.url();
  await page.getByRole('textbox', { name: 'Message' }).fill('Half a thought');

  await context.clearCookies();
  await page.clock.setSystemTime(Date.now() + TWENTY_MINUTES_MS);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await signIn(page, person);

  await expect(page).toHaveURL(url);
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue('Half a thought');
});

test('too many messages are refused with the time to wait, and the refused one is kept', async ({ page }) => {
  test.setTimeout(120_000);
  await using server = await OwnServer.start({ RATE_LIMIT_MESSAGES_PER_MINUTE: '1' });
  await register(page, server.url);
  await say(page, 'Plan my day');
  await answered(page);

  await say(page, 'Once more');

  await expect(page.getByRole('alert')).toContainText(/You can send again in 0:\d\d\./);
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue('Once more');
});

test('without a line a message is refused with words and kept, and goes out once the line is back', async ({
  page,
  context,
}) => {
  await register(page);
  await context.setOffline(true);
  await expect(page.getByText('You are offline.')).toBeVisible();

  await say(page, 'The ferry leaves at noon');
  await expect(page.getByRole('alert').filter({ hasText: 'The server cannot be reached.' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue('The ferry leaves at noon');
  await context.setOffline(false);
  await expect(page.getByText('You are offline.')).toHaveCount(0, { timeout: 20_000 });
  await page.getByRole('textbox', { name: 'Message' }).press('Enter');

  await answered(page);
  await expect(page.locator('app-question')).toHaveCount(1);
});

test('whoever comes while the server is busy for a moment is not taken for signed out', async ({ page }) => {
  await register(page);
  let refusals = 0;
  await page.route('**/api/auth/refresh', (route) =>
    ++refusals > 2 ? route.continue() : route.fulfill({ status: 503, json: { code: 'unavailable' } }),
  );

  await page.reload();

  await expect(page.getByRole('heading', { name: /Ada$/ })).toBeVisible();
  expect(refusals).toBe(3);
});
