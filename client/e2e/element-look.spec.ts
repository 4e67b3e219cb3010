import { type Server } from 'node:http';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessibility.js';
import { barePages, box, openBare } from './element-page.js';
import { otherSite } from './other-site.js';
import { greeting } from './protocol-server.js';

let site: Server;
test.beforeAll(async () => {
  site = await otherSite(barePages());
});
test.afterAll(() => site.close());

test('the element brings no style of its own into the page, and a narrow box is laid out like a phone', async ({
  page,
}) => {
  await using server = await greeting();
  await openBare(page);
  await page.evaluate((url) => window.chat.setOptions({ api: { url, domainKey: 'x' } }), server.url);
  const hint = page.getByText('Enter sends');
  await expect(hint).toBeVisible();

  await page.evaluate(() => window.chat.style.setProperty('inline-size', '360px'));

  await expect(hint).toBeHidden();
  const styles = () =>
    document.querySelectorAll('style').length + (window.chat.shadowRoot?.querySelectorAll('style').length ?? 0);
  expect(await page.evaluate(styles)).toBe(0);
});

test('the look follows the page’s theme, and nothing written is lost by a change', async ({ page }) => {
  await using server = await greeting();
  await openBare(page);
  const look = (theme: object | string) =>
    page.evaluate(
      // the element checks what it is given
      ([url, given]) => window.chat.setOptions({ api: { url, domainKey: 'x' }, theme: given as 'light' }),
      [server.url, theme] as const,
    );
  const lightness = () =>
    page.locator('chatkeep-chat .shell').evaluate((shell) => {
      const canvas = new OffscreenCanvas(1, 1).getContext('2d');
      if (!canvas) throw new Error('There is no canvas');
      canvas.fillStyle = getComputedStyle(shell).backgroundColor;
      canvas.fillRect(0, 0, 1, 1);
      return canvas.getImageData(0, 0, 1, 1).data[0] ?? 0;
    });
  await look('light');
  await box(page).fill('A draft');
  await expect.poll(lightness).toBeGreaterThan(200);

  await look({ colorScheme: 'dark', radius: 'sharp', typography: { baseSize: 18 } });

  await expect.poll(lightness).toBeLessThan(80);
  await expect(box(page)).toHaveValue('A draft');
  const send = page.getByRole('button', { name: 'Send message' });
  expect(await send.evaluate((button) => button.getBoundingClientRect().width)).toBeGreaterThan(40);
  await expectAccessible(page);
});
