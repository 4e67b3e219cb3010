import { expect, type Page, test } from '@playwright/test';
import { callingModel } from '../../server/e2e/calling-model.js';
import { mcpConfig } from '../../server/e2e/mcp-config.js';
import { shopServer } from '../../server/e2e/shop-server.js';
import { expectAccessible } from './accessibility.js';
import { OwnServer } from './own-server.js';
import { answered, register, say } from './people.js';

const question = (page: Page) => page.getByRole('region', { name: 'Allow “delete_task”?' });
const happened = (page: Page, words: string) => page.locator('summary').getByText(words);

async function createTask(page: Page, title: string): Promise<void> {
  await say(page, `Create a task called '${title}'`);
  await answered(page);
}

async function askToDelete(page: Page): Promise<void> {
  await register(page);
  await createTask(page, 'Old roadmap');
  await say(page, "Delete the task 'Old roadmap'");
  await expect(question(page)).toBeVisible();
}

test('a deletion waits for its person, also after a reload, and happens when it is allowed', async ({ page }) => {
  await askToDelete(page);
  await expect(page).toHaveTitle(/^\(1\) /);
  await expect(page.getByRole('article').filter({ has: question(page) })).toHaveAttribute('aria-busy', 'false');
  await expect(question(page).getByRole('group', { name: 'What will be sent' })).toContainText(/^id\s*[0-9a-f-]{36}$/);
  await expectAccessible(page);
  await page.reload();

  await page.getByRole('button', { name: 'Allow once' }).click();

  await expect(page.locator('summary').getByText('Deleted task: Old roadmap')).toBeVisible();
  await answered(page);
  await page.getByRole('link', { name: /^Tasks/ }).click();
  await expect(page.getByRole('heading', { name: 'No tasks' })).toBeVisible();
});

test('a denied deletion does not happen, and says so', async ({ page }) => {
  await askToDelete(page);
  await page.getByPlaceholder('Reason, the assistant reads it').fill('Keep it, we still quote from it.');

  await page.getByRole('button', { name: 'Deny' }).click();

  await expect(page.getByText('Denied')).toBeVisible();
  await expect(page.getByText('You did not allow this: Keep it, we still quote from it.')).toBeVisible();
  await answered(page);
  await page.reload();
  await expect(page.getByText('You did not allow this: Keep it, we still quote from it.')).toBeVisible();
  await page.getByRole('link', { name: /^Tasks/ }).click();
  await expect(page.getByRole('checkbox', { name: 'Complete: Old roadmap' })).toBeVisible();
});

test('whoever goes on writing instead of deciding has declined, and gets their answer', async ({ page }) => {
  await askToDelete(page);

  await say(page, 'Show code');

  await expect(question(page)).toHaveCount(0);
  await expect(page.getByText('Denied')).toBeVisible();
  await expect(page.getByText('This answer was stopped')).toBeVisible();
  await expect(page.locator('app-answer').last().locator('pre').first()).toBeVisible();
});

test('a waiting decision is counted, led to from anywhere, and made from the keyboard', async ({ page }) => {
  await askToDelete(page);
  await page.goto('/tasks');
  await expect(page).toHaveTitle(/^\(1\) Tasks/);

  await page.getByRole('link', { name: '1 waiting for your decision' }).click();
  await expect(page.getByRole('button', { name: 'Allow once' })).not.toBeFocused();
  await page.getByRole('button', { name: 'Allow once' }).press('Enter');

  await expect(happened(page, 'Deleted task: Old roadmap')).toBeVisible();
  await expect(page.getByRole('link', { name: /waiting/ })).toHaveCount(0);
});

test('what is always allowed asks no more, until that is taken back', async ({ page }) => {
  await askToDelete(page);
  await page.getByRole('button', { name: 'Always allow' }).click();
  await expect(happened(page, 'Deleted task: Old roadmap')).toBeVisible();
  await answered(page);
  await createTask(page, 'Older roadmap');
  await say(page, "Delete the task 'Older roadmap'");
  await expect(happened(page, 'Deleted task: Older roadmap')).toBeVisible();

  await page.getByRole('button', { name: 'Ada' }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await expect(page.getByText('You allowed it')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ask again before delete_task' }).click();
  await expect(page.getByText('Nothing. The tools that ask do so each time.')).toBeVisible();

  await page.getByRole('link', { name: 'New conversation' }).click();
  await createTask(page, 'Oldest roadmap');
  await say(page, "Delete the task 'Oldest roadmap'");
  await expect(question(page)).toBeVisible();
});

test('a decision waits through a restart of the server', async ({ page }) => {
  test.setTimeout(120_000);
  await using server = await OwnServer.start();
  await register(page, server.url);
  await createTask(page, 'Old roadmap');
  await say(page, "Delete the task 'Old roadmap'");
  await expect(question(page)).toBeVisible();

  await server.restart();
  await page.getByRole('button', { name: 'Allow once' }).click();

  await expect(happened(page, 'Deleted task: Old roadmap')).toBeVisible();
  await answered(page);
});

test('a decision is taken while another call of the answer is still being made', async ({ page }) => {
  test.setTimeout(120_000);
  await using stack = new AsyncDisposableStack();
  const [shop, model] = [stack.use(await shopServer()), stack.use(await callingModel())];
  const MCP_CONFIG = await mcpConfig(stack, { shop: { url: shop.url, tools: { hold: { approval: 'never' } } } });
  const server = stack.use(await OwnServer.start({ ...model.settings, MCP_CONFIG }));
  await register(page, server.url);
  await say(page, 'call shop__buy\ncall shop__hold');
  const asked = page.getByRole('region', { name: 'Allow “buy”?' });
  await expect(asked).toBeVisible();
  await shop.holding();

  await asked.getByRole('button', { name: 'Allow once' }).click();

  await expect(asked).toHaveCount(0);
  await expect(page).not.toHaveTitle(/^\(1\) /);
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(shop.bought).toBe(0);
  await page.reload();
  await expect(page.locator('app-tool-bubble')).toHaveCount(2);
  await expect(asked).toHaveCount(0);
  shop.release();
  await expect(page.locator('app-answer').getByText('It came to:')).toBeVisible();
  expect(shop.bought).toBe(1);
});
