import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessibility.js';
import { answered, longAnswer, register, say } from './people.js';

test('stop ends a long answer and keeps what was said', async ({ page }) => {
  await register(page);
  await say(page, longAnswer(10));
  await expect(page.locator('.prose').last()).toContainText(/\w{3}/);

  await page.getByRole('button', { name: 'Stop the answer' }).click();

  await expect(page.getByText('This answer was stopped')).toBeVisible({ timeout: 3000 });
  await expect(page.locator('.prose').last()).toContainText(/\w{3}/);
});

test('Escape stops an answer too', async ({ page }) => {
  await register(page);
  await say(page, longAnswer(10));
  await expect(page.locator('.prose').last()).toContainText(/\w{3}/);

  await page.keyboard.press('Escape');

  await expect(page.getByText('This answer was stopped')).toBeVisible();
});

test('Retry asks the same question again', async ({ page }) => {
  await register(page);
  await say(page, longAnswer(10));
  await expect(page.locator('.prose').last()).toContainText(/\w{3}/);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Retry' }).click();

  await expect(page.getByText('This answer was stopped')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Stop the answer' })).toBeVisible();
});

test('a message sent while an answer runs waits its turn, and can be taken back', async ({ page }) => {
  await register(page);
  await say(page, longAnswer(15));
  await expect(page.locator('.prose').last()).toContainText(/\w{3}/);

  await say(page, 'Plan my day');
  await expect(page.getByText('Queued, sends next')).toBeVisible();
  await page.getByRole('button', { name: 'Withdraw' }).click();

  await expect(page.getByText('Queued, sends next')).toHaveCount(0);
  await expect(page.getByText('Plan my day', { exact: true })).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue('Plan my day');
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeFocused();
});

test('a reload in the middle of an answer shows it from its beginning and goes on', async ({ page }) => {
  await register(page);
  await say(page, longAnswer(3));
  await expect(page.locator('.prose').last()).toContainText(/\w{3}/);
  const begun = ((await page.locator('.prose').last().textContent()) ?? '').slice(0, 30);

  await page.reload();

  await expect(page.locator('.prose').last()).toContainText(begun);
  await answered(page);
  await expect(page.locator('.prose').last()).toContainText(begun);
});

test('finished blocks keep their nodes while the answer goes on', async ({ page }) => {
  await register(page);
  await say(page, 'Show me markdown');
  const first = page.locator('.prose > *').first();
  await expect(page.locator('.prose > *').nth(1)).toBeVisible();
  const handle = await first.elementHandle();

  await answered(page);

  expect(await first.evaluate((node, kept) => node === kept, handle)).toBe(true);
});

test('a failing tool says so in words', async ({ page }) => {
  await register(page);
  await say(page, 'Make a tool fail');

  await expect(page.getByText('Failed').first()).toBeVisible();
  await answered(page);
});

test('an answer tells its model, what it cost and how long it took, also after a reload', async ({ page }) => {
  await register(page);
  await say(page, 'Plan my day');
  await answered(page);
  await page.reload();
  const button = page.getByRole('button', { name: 'Details of this answer' });

  await button.click();

  const panel = page.getByRole('region', { name: 'Details of this answer' });
  await expect(panel).toBeFocused();
  await expect(panel).toContainText(/Model\s*demo-scripted/);
  await expect(panel).toContainText(/[1-9]\d* read, [1-9]\d* written/);
  await expect(panel.locator('dd').getByText(/^\d+\.\d s$/)).toHaveCount(2);
  await expect(panel.getByRole('listitem').first()).toContainText(/Done.*\d+\.\d s/s);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('the badge of the demo says how to talk to a real model', async ({ page }) => {
  await register(page);

  await page.getByRole('button', { name: /^Scripted demo ?, not an AI$/ }).click();

  await expect(page.getByRole('dialog')).toContainText('set OPENAI_API_KEY and restart');
  await expectAccessible(page);
});
