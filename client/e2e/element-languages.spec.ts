import { type Server } from 'node:http';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility.js';
import { barePages, openBare } from './element-page.js';
import { otherSite } from './other-site.js';
import { asks, ProtocolServer, says, thread } from './protocol-server.js';

let site: Server;
test.beforeAll(async () => {
  site = await otherSite(barePages());
});
test.afterAll(() => site.close());

/** A server with one thread, in which something was said. */
async function remembering(): Promise<ProtocolServer> {
  const server = await ProtocolServer.start();
  const one = thread([asks('msg_1q', 'Hello'), says('msg_1a', 'Hello, Ada.')], { title: 'Plans' });
  return server.on('threads.list', () => ({ data: [one], has_more: false })).on('threads.get_by_id', () => one);
}

/** The element in a language, with a file and a quote waiting in its composer. */
async function openIn(page: Page, locale: string | undefined, url: string): Promise<void> {
  await openBare(page);
  await page.evaluate(
    async ([address, language]) => {
      const uploadStrategy = { type: 'two_phase' as const };
      const composer = { attachments: { enabled: true }, dictation: { enabled: true } };
      window.chat.setOptions({
        api: { url: address, domainKey: 'x', uploadStrategy },
        ...(language !== undefined && { locale: language as 'de' }),
        composer,
      });
      const film = new File(['x'], 'film.mp4', { type: 'video/mp4' });
      await window.chat.setComposerValue({ text: '', reply: 'Hello, Ada.', files: [film] });
    },
    [url, locale] as const,
  );
}

test('the element speaks German, in every part of it, on a page in English', async ({ page }) => {
  await using server = await remembering();
  await openIn(page, 'de-DE', server.url);

  await expect(page.getByRole('heading', { name: 'Wobei kann ich heute helfen?' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Nachricht' })).toHaveAttribute('placeholder', 'Nachricht an die KI');
  await expect(page.getByRole('button', { name: 'Dateien anhängen' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Diktieren' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('film.mp4 konnte nicht hochgeladen werden');
  await expect(page.getByRole('button', { name: 'film.mp4 entfernen' })).toBeVisible();
  await page.getByRole('button', { name: 'Zitat entfernen' }).click();
  await expect(page.getByRole('button', { name: 'Zitat entfernen' })).toHaveCount(0);
  await expect(page.getByText('Enter sendet')).toBeVisible();
  await page.getByRole('button', { name: 'Verlauf', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Plans umbenennen' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expectAccessible(page);
});

test('the element in Arabic stands from right to left, and leaves the page around it as it is', async ({ page }) => {
  await using server = await remembering();
  await openIn(page, 'ar', server.url);

  await expect(page.getByRole('textbox', { name: 'الرسالة' })).toBeVisible();
  const attach = await page.getByRole('button', { name: 'إرفاق ملفات' }).boundingBox();
  const send = await page.getByRole('button', { name: 'إرسال الرسالة' }).boundingBox();
  expect(attach?.x).toBeGreaterThan(send?.x ?? Infinity);
  await expect(page.locator('html')).not.toHaveAttribute('dir');
  await expectAccessible(page);

  await page.evaluate(() => window.chat.setThreadId('thr_1'));
  await expect(page.getByText('Hello, Ada.').first()).toBeVisible();
  await expectAccessible(page);
});

test.describe('in an Arabic browser', () => {
  test.use({ locale: 'ar-EG' });

  test('the element stands from right to left when its page says nothing of a language', async ({ page }) => {
    await using server = await remembering();
    await openIn(page, undefined, server.url);

    const box = page.getByRole('textbox', { name: 'الرسالة' });
    await expect(box).toBeVisible();
    const attach = await page.getByRole('button', { name: 'إرفاق ملفات' }).boundingBox();
    const send = await page.getByRole('button', { name: 'إرسال الرسالة' }).boundingBox();
    expect(attach?.x).toBeGreaterThan(send?.x ?? Infinity);
    await expect(page.locator('chatkeep-chat')).toHaveCSS('direction', 'rtl');
  });
});

test('the element changes its language where it stands, and keeps what was being written', async ({ page }) => {
  await using server = await remembering();
  await openIn(page, 'ar', server.url);
  await page.getByRole('textbox', { name: 'الرسالة' }).fill('half a thought');

  await page.evaluate((url) => window.chat.setOptions({ api: { url, domainKey: 'x' }, locale: 'de' }), server.url);

  await expect(page.getByRole('textbox', { name: 'Nachricht' })).toHaveValue('half a thought');
  await expect(page.getByRole('textbox', { name: 'Nachricht' })).toHaveCSS('direction', 'ltr');
});
