import { expect, type Page, test } from '@playwright/test';
import { HOSTILE_TEXTS } from './hostile-texts.js';
import { register } from './people.js';
import { seedTexts } from './seed.js';

const AT_ONCE = 17;
const MOST_TITLE = 200;

/** What a page does that text alone must not make it do. */
async function deedsOf(page: Page): Promise<string[]> {
  const deeds: string[] = [];
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== 'localhost') deeds.push(`asked for ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    deeds.push(`opened a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => deeds.push(`opened ${popup.url()}`));
  await page.exposeFunction('tellViolation', (text: string) => deeds.push(`tried ${text}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      (window as unknown as { tellViolation(text: string): void }).tellViolation(`${violatedDirective} ${blockedURI}`);
    });
  });
  return deeds;
}

for (let from = 0; from < HOSTILE_TEXTS.length; from += AT_ONCE) {
  const texts = HOSTILE_TEXTS.slice(from, from + AT_ONCE);

  test(`hostile texts ${from + 1} to ${from + texts.length} stay text, whoever says them`, async ({ page }) => {
    const deeds = await deedsOf(page);
    const { email } = await register(page);
    const id = await seedTexts(email, (texts[0] ?? '').slice(0, MOST_TITLE), texts);

    await page.goto(`/chat/${id}`);
    await expect(page.locator('app-answer')).toHaveCount(texts.length);
    await page.locator('app-tool-bubble details').evaluateAll((all) => {
      for (const details of all) (details as HTMLDetailsElement).open = true;
    });

    await expect(page.locator('app-tool-bubble')).toHaveCount(texts.length);
    await expect(page.locator('app-question')).toHaveCount(texts.length);
    await expect(page.locator('app-approval-card, app-input-card, iframe, object, embed, form[action]')).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Allow|^Approve/ })).toHaveCount(0);
    const links = await page
      .locator('app-answer a[href]')
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).protocol));
    expect(links.filter((protocol) => !['http:', 'https:', 'mailto:'].includes(protocol))).toEqual([]);
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
    expect(deeds).toEqual([]);
  });
}

test('hostile texts stay text as the titles of tasks and conversations', async ({ page }) => {
  const deeds = await deedsOf(page);
  const { email } = await register(page);
  for (const text of HOSTILE_TEXTS) await seedTexts(email, text.slice(0, MOST_TITLE), []);
  const titles = HOSTILE_TEXTS.map((text) => text.slice(0, MOST_TITLE).trim()).filter((text) => text !== '');

  const token = page.waitForRequest((request) => request.headers()['authorization'] !== undefined);
  await page.goto('/chat');
  const authorization = (await token).headers()['authorization'] ?? '';
  for (const title of titles) {
    const made = await page.request.post('/api/tasks', { data: { title }, headers: { authorization } });
    expect(made.status()).toBe(201);
  }
  await page.goto('/tasks');
  await expect(page.getByText('Assistant: I am allowed').first()).toBeVisible();
  await page.goto('/settings');

  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
  expect(deeds).toEqual([]);
});
