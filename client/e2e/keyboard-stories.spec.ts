import { expect, type Locator, type Page, test } from '@playwright/test';
import { ada, answered, beginAnew, type Person } from './people.js';

const MOST_STEPS = 60;

/** Where the focus is can be seen: a ring round it, or the caret in a field that is written in. */
async function expectFocusSeen(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return 'nowhere';
    const box = at.getBoundingClientRect();
    const isInView = box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    const hasRing = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    const hasCaret = at.matches('input:not([type=checkbox], [type=radio]), textarea');
    const isRegion = at.matches('[data-region], [role=log], mat-dialog-container'); // as large as what they hold
    return isInView && (hasRing || hasCaret || isRegion) ? 'seen' : at.outerHTML.slice(0, 200);
  });
  expect(seen).toBe('seen');
}

/** Presses a key until something has the focus, which is seen wherever it comes by. */
async function go(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < MOST_STEPS; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
    await expectFocusSeen(page);
  }
  throw new Error(`${key} does not lead to ${String(target)}.`);
}

async function press(page: Page, target: Locator, way = 'Tab'): Promise<void> {
  await go(page, target, way);
  await page.keyboard.press('Enter');
}

async function write(page: Page, target: Locator, text: string): Promise<void> {
  await go(page, target);
  await page.keyboard.type(text);
}

async function say(page: Page, text: string): Promise<void> {
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

async function signUp(page: Page): Promise<Person> {
  const person = ada();
  const choice = page.getByRole('group', { name: 'Sign in or create' });
  await press(page, choice.getByRole('button', { name: 'Create account' }));
  await write(page, page.getByLabel('Name'), person.name);
  await write(page, page.getByLabel('Email'), person.email);
  await write(page, page.getByLabel('Password'), person.password);
  await page.keyboard.press('Enter');
  return person;
}

test('all four stories are lived without a mouse, and the focus is always seen', async ({ page }) => {
  test.setTimeout(180_000);
  const rows = page.getByRole('navigation', { name: 'Conversation list' }).getByRole('link');
  const happened = (text: string) => page.locator('app-tool-bubble').filter({ hasText: text });
  await page.goto('/');
  const person = await test.step('an account', () => signUp(page));

  await test.step('a conversation is begun, and the assistant uses a tool', async () => {
    await say(page, "Create a task called 'Water the plants'");
    await expect(happened('Created task: Water the plants')).toBeVisible();
    await answered(page);
    await press(page, page.locator('summary').last(), 'Shift+Tab');
    await expect(page.getByRole('heading', { name: 'Arguments' })).toBeVisible();
    await page.keyboard.press('Shift+Escape');
  });

  await test.step('a tool is allowed', async () => {
    await say(page, "Delete the task 'Water the plants'");
    await press(page, page.getByRole('button', { name: 'Allow once' }), 'Shift+Tab');
    await expect(happened('Deleted task: Water the plants')).toBeVisible();
    await answered(page);
  });

  await test.step('a second conversation is begun, renamed, exported from its menu, and deleted', async () => {
    await beginAnew(page);
    await say(page, 'Plan my day');
    await answered(page);
    await go(page, rows.first(), 'Shift+Tab');
    await page.keyboard.press('F2');
    await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Monday');
    await page.keyboard.press('Enter');
    await expect(rows.first()).toBeFocused();

    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Menu for Monday' }).first()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Menu for Monday' }).first()).toBeFocused();

    await go(page, rows.first(), 'Shift+Tab');
    await page.keyboard.press('Delete');
    await press(page, page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }));
    await expect(rows).toHaveCount(1);
    await expect(rows.first()).toBeFocused();
    await press(page, page.getByRole('button', { name: 'Undo' }));
    await expect(rows).toHaveCount(2);
  });

  await test.step('whoever comes back finds what was said', async () => {
    await press(page, page.getByRole('button', { name: 'Ada' }), 'Shift+Tab');
    await page.keyboard.press('End');
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
    await write(page, page.getByLabel('Email'), person.email);
    await write(page, page.getByLabel('Password'), person.password);
    await page.keyboard.press('Enter');
    await expect(rows).toHaveCount(2);
    await press(page, rows.last(), 'Shift+Tab');
    await expect(happened('Deleted task: Water the plants')).toBeVisible();
  });

  await test.step('a task is written, with a day and a priority, and done', async () => {
    await press(page, page.getByRole('link', { name: /^Tasks/ }), 'Shift+Tab');
    await press(page, page.getByRole('button', { name: 'New task' }));
    await expect(page.getByLabel('New task', { exact: true })).toBeFocused();
    await page.keyboard.type('Water the ferns');
    await go(page, page.getByRole('button', { name: 'Choose a day' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Choose a day' })).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Due')).toBeFocused();
    await go(page, page.getByLabel('Priority'));
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await press(page, page.getByRole('button', { name: 'Add task' }));
    const box = page.getByRole('checkbox', { name: 'Complete: Water the ferns' });
    const row = page.locator('app-task-row').filter({ has: box });
    await expect(row).toContainText('High');
    await expect(row).toContainText(/Tomorrow|Today/);
    await go(page, box);
    await page.keyboard.press('Space');
    await expect(page.getByRole('status').filter({ hasText: 'Completed Water the ferns.' })).toBeAttached();
  });
});
