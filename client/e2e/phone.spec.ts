import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessibility.js';
import { answered, register, say } from './people.js';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('the sidebar is a drawer that keeps the focus and gives it back', async ({ page }) => {
  await register(page);
  await say(page, 'Plan my day');
  await answered(page);
  const opener = page.getByRole('button', { name: 'Show sidebar' });

  await opener.click();
  const drawer = page.getByRole('dialog', { name: 'Conversations' });
  await expect(drawer).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(opener).toBeFocused();

  await opener.click();
  await drawer.getByRole('link', { name: /^Tasks/ }).click();
  await expect(drawer).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Tasks', exact: true })).toBeVisible();
});

test('a row tells its time beside its menu', async ({ page }) => {
  await register(page);
  await say(page, 'Plan my day');
  await answered(page);
  await page.getByRole('button', { name: 'Show sidebar' }).click();
  const drawer = page.getByRole('dialog', { name: 'Conversations' });

  const time = drawer.getByRole('link', { name: /^Plan my day/ }).locator('time');
  await expect(time).toBeVisible();
  const [told, menu] = [
    await time.boundingBox(),
    await drawer.getByRole('button', { name: 'Menu for Plan my day' }).boundingBox(),
  ];
  expect((told?.x ?? Infinity) + (told?.width ?? 0)).toBeLessThanOrEqual(menu?.x ?? 0);
});

test('a conversation is deleted from the drawer, and Undo is within reach', async ({ page }) => {
  await register(page);
  await say(page, 'Plan my day');
  await answered(page);
  const url = page.url();
  await page.getByRole('button', { name: 'Show sidebar' }).click();
  const drawer = page.getByRole('dialog', { name: 'Conversations' });

  await drawer.getByRole('button', { name: 'Menu for Plan my day' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(drawer).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();

  await expect(page).toHaveURL(url);
});

test('nothing scrolls sideways at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await register(page);
  await say(page, 'Show me markdown');
  await answered(page);

  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await overflow()).toBe(0);
  await page.goto('/tasks');
  await expect(page.getByRole('heading', { name: 'Tasks', exact: true })).toBeVisible();
  expect(await overflow()).toBe(0);
});
