import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility.js';
import { ada, answered, register, say } from './people.js';

const COMPOSER = 'textarea';

async function choose(page: Page, language: string): Promise<void> {
  await page.locator('.account-button').click();
  await page.getByRole('menuitemradio', { name: language }).click();
  await page.keyboard.press('Escape');
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Nothing is wrong with the page at any width, and nothing of it scrolls sideways on a phone. */
async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await overflow(page)).toBe(0);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1440, height: 900 });
}

test('the page speaks German at once, keeps what was being written, and still does after a reload', async ({
  page,
}) => {
  await register(page);
  await page.locator(COMPOSER).fill('half a thought');

  await choose(page, 'Deutsch');

  await expect(page.getByRole('link', { name: 'Neue Unterhaltung' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Nachricht' })).toHaveValue('half a thought');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page).toHaveTitle('Neue Unterhaltung · Chatkeep');
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Nachricht' })).toHaveValue('half a thought');
});

test('the language is there before the first paint', async ({ page }) => {
  await register(page);
  await choose(page, 'العربية');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');

  await page.reload({ waitUntil: 'commit' });

  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
});

test('a conversation in Arabic stands from right to left, and all of it can be used by anyone', async ({ page }) => {
  await register(page);
  await say(page, 'Create a task called "Review Q4 report"');
  await answered(page);
  await choose(page, 'العربية');

  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByText('أُنشئت المهمة: Review Q4 report')).toBeVisible();
  const sidebar = await page.getByRole('complementary', { name: 'المحادثات' }).boundingBox();
  expect((sidebar?.x ?? 0) + (sidebar?.width ?? 0)).toBe(1440);
  await expectSound(page);

  await page.goto('/tasks');
  await expect(page.getByRole('heading', { name: 'المهام', exact: true })).toBeVisible();
  await expectSound(page);

  await page.goto('/settings/tools');
  await expect(page.getByRole('heading', { name: 'الإعدادات', exact: true })).toBeVisible();
  await expectSound(page);
});

test('days, counts and durations are written as in the chosen language', async ({ page }) => {
  await register(page);
  await say(page, 'Create a task called "Review Q4 report"');
  await answered(page);
  await choose(page, 'Deutsch');

  await expect(page.getByRole('heading', { name: 'Heute' })).toBeVisible();
  await expect(page.locator('app-tool-head').first()).toContainText(/\d,\d s/);
  await expect(page.locator('app-conversation-row time')).toHaveAttribute('title', /^\p{L}+, \d+\. \p{L}+ \d{4}$/u);
  await page.goto('/tasks');
  await expect(page.getByText('1 offen.')).toBeVisible();

  await choose(page, 'العربية');
  await expect(page.getByText('مهمة واحدة مفتوحة.')).toBeVisible();
});

test('whoever signs in may choose a language first, and is told in it what is wrong', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await page.getByLabel('E-Mail').fill('nobody@example.org');
  await page.getByLabel('Passwort').fill('not the password');
  await page.getByRole('form').getByRole('button', { name: 'Anmelden' }).click();
  await expect(page.getByRole('alert')).toHaveText('E-Mail-Adresse oder Passwort stimmt nicht.');
  await expect(page.getByLabel('E-Mail')).toHaveValue('nobody@example.org');

  await page.getByRole('button', { name: 'العربية' }).click();
  await expect(page.getByRole('heading', { name: 'مرحبًا بعودتك' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveText('البريد الإلكتروني أو كلمة المرور غير صحيحة.');
  await expectSound(page);
});

test('a mistake in a field is told in the language of the page, also when only the server sees it', async ({
  page,
}) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await page.getByRole('button', { name: 'Konto erstellen' }).first().click();
  await page.getByLabel('E-Mail').fill(ada().email);
  await page.getByLabel('Passwort').fill('password123');
  await page.getByRole('form').getByRole('button', { name: 'Konto erstellen' }).click();

  await expect(page.getByRole('alert')).toContainText('keines der meistbenutzten Passwörter');
});

test('a language that cannot be had is told, and the page goes on in the one it speaks', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await page.route('**/*.js', (route) => route.abort());

  await page.getByRole('button', { name: 'Deutsch' }).click();

  await expect(page.getByRole('alert')).toHaveText('Deutsch could not be loaded. Check your connection and try again.');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

/** Every field for words in view: empty it begins where the page's lines do, and then goes as what is written in it. */
async function expectOwnDirections(page: Page, direction: 'ltr' | 'rtl'): Promise<void> {
  const fields = page.locator(
    'textarea:visible, input:is([type=text], [type=search], [type=email], :not([type])):visible',
  );
  await expect(fields.first()).toBeVisible();
  for (const field of await fields.all()) {
    const name = await field.evaluate((element) => element.outerHTML);
    for (const [words, expected] of [
      ['', direction],
      ['Hello', 'ltr'],
      ['مرحبا', 'rtl'],
      ['', direction],
    ] as const) {
      await field.fill(words);
      await expect(field, `${name} with “${words}”`).toHaveCSS('direction', expected);
    }
  }
}

test('what is written goes in its own direction, and an empty field in that of the page', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Create account' }).first().click();
  await expectOwnDirections(page, 'ltr');
  await page.getByRole('button', { name: 'English' }).click();
  await register(page);
  await choose(page, 'العربية');

  await expectOwnDirections(page, 'rtl');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeVisible();
  await expectOwnDirections(page, 'rtl');
  await page.keyboard.press('Escape');
  await page.goto('/tasks');
  await page.getByRole('button', { name: 'مهمة جديدة' }).click();
  await expectOwnDirections(page, 'rtl');
  await page.goto('/settings/tokens');
  await expectOwnDirections(page, 'rtl');
});

test.describe('a browser whose person reads German best', () => {
  test.use({ locale: 'de-AT' });

  test('is greeted in German', async ({ page }) => {
    await page.goto('/sign-in');
    await expect(page.getByRole('heading', { name: 'Willkommen zurück' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  });
});

test.describe('a browser whose person reads none of our languages', () => {
  test.use({ locale: 'fr-FR' });

  test('is greeted in English', async ({ page }) => {
    await page.goto('/sign-in');
    await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  });
});
