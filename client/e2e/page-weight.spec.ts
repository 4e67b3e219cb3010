import { expect, test } from '@playwright/test';
import { register } from './people.js';

const MOST_BYTES = 250_000;

test('the page of a conversation needs at most 250 KB of packed scripts', async ({ page, browser, baseURL }) => {
  await register(page);
  const context = await browser.newContext({ storageState: await page.context().storageState() });
  const fresh = await context.newPage();
  await fresh.goto(`${baseURL}/chat`);
  await expect(fresh.getByRole('textbox', { name: 'Message' })).toBeVisible();

  const scripts = await fresh.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => /\.js$/.test(new URL(name).pathname))
      .map((entry) => {
        const { name, encodedBodySize } = entry as PerformanceResourceTiming; // what this type of entry is
        return { name: new URL(name).pathname, bytes: encodedBodySize };
      }),
  );

  const bytes = scripts.reduce((sum, script) => sum + script.bytes, 0);
  console.log(`${Math.round(bytes / 1000)} KB in ${scripts.length} scripts`);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes, JSON.stringify(scripts)).toBeLessThanOrEqual(MOST_BYTES);
  await context.close();
});
