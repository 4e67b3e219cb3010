import { expect, test } from '@playwright/test';
import { answered, register, say } from './people.js';

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
