import { type Server } from 'node:http';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility.js';
import { barePages, box, openBare } from './element-page.js';
import { CHATKEEP, otherSite } from './other-site.js';
import { ada } from './people.js';

let site: Server;
test.beforeAll(async () => {
  site = await otherSite(barePages());
});
test.afterAll(() => site.close());

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const chips = (page: Page) => page.getByRole('list', { name: 'Attached files' }).getByRole('listitem');

/** The element on Chatkeep itself, in the name of somebody new, with uploads of this form. */
async function visit(page: Page, strategy: 'two_phase' | 'direct'): Promise<void> {
  const response = await page.request.post(`${CHATKEEP}/api/auth/register`, { data: ada() });
  const { access_token: token } = (await response.json()) as { access_token: string };
  await openBare(page);
  await page.evaluate(
    ([server, bearer, type]) => {
      const uploadUrl = `${server}/api/chatkit/attachments`;
      const uploadStrategy = type === 'direct' ? { type, uploadUrl } : { type };
      const authorized: typeof fetch = (url, init) => {
        const headers = new Headers(init?.headers);
        headers.set('Authorization', `Bearer ${bearer}`);
        return fetch(url, { ...init, headers });
      };
      window.chat.setOptions({
        api: { url: `${server}/api/chatkit`, domainKey: 'x', fetch: authorized, uploadStrategy },
        composer: {
          attachments: {
            enabled: true,
            maxCount: 3,
            maxSize: { '*': 1000 },
            accept: { 'text/plain': ['.txt'], 'image/png': ['.png'] },
          },
        },
      });
    },
    [CHATKEEP, token, strategy] as const,
  );
  await expect(box(page)).toBeVisible();
}

for (const strategy of ['two_phase', 'direct'] as const)
  test(`files are uploaded in the form “${strategy}”, sent, and shown`, async ({ page }) => {
    await visit(page, strategy);
    const opened = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Attach files' }).click();
    await (
      await opened
    ).setFiles([
      { name: 'pixel.png', mimeType: 'image/png', buffer: PNG },
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Buy milk') },
    ]);
    await expect(page.getByText('2 files are attached')).toBeAttached();
    await expectAccessible(page);

    await test.step('others are refused in words', async () => {
      const refused = await page.evaluateHandle(() => {
        const data = new DataTransfer();
        data.items.add(new File(['film'], 'film.mp4', { type: 'video/mp4' }));
        data.items.add(new File(['x'.repeat(2000)], 'large.txt', { type: 'text/plain' }));
        return data;
      });
      await box(page).dispatchEvent('drop', { dataTransfer: refused });
      await expect(chips(page).filter({ hasText: 'film.mp4' })).toContainText('cannot be sent');
      await expect(chips(page).filter({ hasText: 'large.txt' })).toContainText('too large');
    });

    await box(page).fill('Look at these');
    await box(page).press('Enter');
    await expect(chips(page)).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Copy answer' })).toBeVisible({ timeout: 20_000 });
    await page.evaluate(() => window.chat.fetchUpdates());

    const question = page.locator('app-question');
    await expect(question).toContainText('Look at these');
    await expect(question.getByText('notes.txt')).toBeVisible();
    const picture = question.getByRole('img', { name: 'pixel.png' });
    await expect
      .poll(() => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
      .toBe(1);
  });

test('the page puts files into the composer, and a message that was refused gives them back', async ({ page }) => {
  await visit(page, 'two_phase');
  await page.evaluate(() => {
    const files = [new File(['Buy milk'], 'notes.txt', { type: 'text/plain' })];
    return window.chat.setComposerValue({ text: 'Read this', files });
  });
  await expect(page.getByText('A file is attached')).toBeAttached();
  await page.route(`${CHATKEEP}/api/chatkit`, (route) =>
    route.request().postData()?.includes('threads.create')
      ? route.fulfill({
          status: 429,
          headers: { 'Access-Control-Allow-Origin': '*' },
          json: { message: 'Not so fast.' },
        })
      : route.fallback(),
  );

  await box(page).press('Enter');

  await expect(chips(page)).toHaveText([/notes\.txt/]);
  await expect(box(page)).toHaveValue('Read this');
  await page.unroute(`${CHATKEEP}/api/chatkit`);
  await box(page).press('Enter');
  await expect(page.locator('app-question').getByText('notes.txt')).toBeVisible();
});
