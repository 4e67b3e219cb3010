import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessibility.js';
import { OwnServer } from './own-server.js';
import { register } from './people.js';

test('the page can be installed: a manifest, icons that exist, and nothing that the policy stops', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await register(page);

  const manifest = await page.request.get('/manifest.webmanifest');
  const { icons, start_url } = (await manifest.json()) as { icons: { src: string }[]; start_url: string };
  expect(start_url).toBe('/chat');
  for (const { src } of icons) {
    const icon = await page.request.get(src);
    expect([src, icon.headers()['content-type']]).toEqual([src, expect.stringMatching(/^image\//)]);
  }
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  expect(complaints.filter((text) => /policy/i.test(text))).toEqual([]);
});

test('without the server the app says so, and goes on by itself when it is back', async ({ page }) => {
  test.setTimeout(120_000);
  await using server = await OwnServer.start();
  await register(page, server.url);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.getByRole('textbox', { name: 'Message' }).fill('Half a thought');

  await server.stop();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible();
  await expectAccessible(page);
  expect(await page.evaluate(() => caches.keys())).toEqual(['chatkeep.offline.2']);
  await server.start();

  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue('Half a thought', { timeout: 20_000 });
});
