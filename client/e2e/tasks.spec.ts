import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility.js';
import { answered, register, say } from './people.js';

const box = (page: Page, title: string) => page.getByRole('checkbox', { name: `Complete: ${title}` });
const row = (page: Page, title: string) => page.getByRole('button', { name: `Change: ${title}` });

async function openTasks(page: Page): Promise<void> {
  await register(page);
  await page.getByRole('link', { name: /^Tasks/ }).click();
  await expect(page.getByRole('heading', { name: 'No tasks' })).toBeVisible();
}

async function add(page: Page, title: string): Promise<void> {
  await page.getByLabel('New task', { exact: true }).fill(title);
  await page.keyboard.press('Enter');
  await expect(box(page, title)).toBeVisible();
}

test('a task is added, changed where it stands, completed and taken up again', async ({ page }) => {
  await openTasks(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'New task' }).click();
  await add(page, 'Water the plants');
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await row(page, 'Water the plants').press('F2');
  await page.getByLabel('Title').fill('Water the ferns');
  await page.getByLabel('Due').fill('2020-01-02');
  await page.getByLabel('Priority').selectOption('High');
  await page.getByLabel('Notes').fill('Not too much');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(row(page, 'Water the ferns')).toBeFocused();
  await expect(page.getByRole('region', { name: 'Late' })).toContainText(/days late\s*Not too much/);
  await expect(page.getByText('1 late.')).toBeVisible();

  await box(page, 'Water the ferns').click();
  await expect(page.getByRole('status').filter({ hasText: 'Completed Water the ferns.' })).toBeAttached();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'No tasks' })).toBeVisible();
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Done today' })).toContainText('Water the ferns');
  await box(page, 'Water the ferns').click();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(box(page, 'Water the ferns')).not.toBeChecked();
});

test('a deleted task is brought back with everything that was written of it', async ({ page }) => {
  await openTasks(page);
  await page.getByRole('button', { name: 'New task' }).click();
  await page.getByLabel('Due').fill('2031-05-06');
  await page.getByLabel('Time').fill('09:30');
  await page.getByLabel('Notes').fill('Bring the papers');
  await add(page, 'See the notary');
  await add(page, 'Buy stamps');

  await row(page, 'See the notary').press('Delete');
  await expect(box(page, 'See the notary')).toHaveCount(0);
  await expect(row(page, 'Buy stamps')).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();

  await expect(page.getByText('Bring the papers')).toBeVisible();
  await expect(page.getByText(/6 May.*09:30/)).toBeVisible();
});

test('tasks are found by a word of theirs', async ({ page }) => {
  await openTasks(page);
  await page.getByRole('button', { name: 'New task' }).click();
  await add(page, 'Call the bank');
  await add(page, 'Buy stamps');

  await page.getByRole('searchbox', { name: 'Find a task' }).fill('bank');
  await expect(box(page, 'Buy stamps')).toHaveCount(0);
  await expect(box(page, 'Call the bank')).toBeVisible();

  await page.getByRole('searchbox', { name: 'Find a task' }).fill('nothing like it');
  await expect(page.getByRole('heading', { name: 'No task matches' })).toBeVisible();
});

test('what the assistant creates appears on an open tasks page', async ({ page, context }) => {
  await register(page);
  const tasks = await context.newPage();
  await tasks.goto('/tasks');
  await expect(tasks.getByText('No tasks')).toBeVisible();

  await say(page, "Create a task called 'Call the bank'");

  await expect(box(tasks, 'Call the bank')).toBeVisible();
});

test('the tasks stand beside a conversation that keeps its width: ticked off there, and open until closed', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await register(page);
  await say(page, "Create a task called 'Water the ferns'");
  await answered(page);
  const button = page.getByRole('button', { name: 'Tasks', exact: true });
  const panel = page.getByRole('region', { name: 'Tasks' });
  const composer = page.getByRole('textbox', { name: 'Message' });
  const width = async () => (await composer.boundingBox())?.width;
  const before = await width();

  await button.click();
  await expect(panel).toBeFocused();
  expect(await width()).toBe(before);
  await panel.getByRole('checkbox', { name: /^Water the ferns/ }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Completed Water the ferns.' })).toBeAttached();
  await expectAccessible(page);

  await page.reload();
  await expect(panel).toContainText('Nothing is open.');
  await composer.focus();
  await page.keyboard.press('F6');
  await expect(panel).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(button).toBeFocused();
  await page.reload();
  await expect(composer).toBeVisible();
  await expect(panel).toHaveCount(0);
});

test('on a narrow screen the tasks come over the conversation, and lead to the page of them', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await register(page);
  const button = page.getByRole('button', { name: 'Tasks', exact: true });
  const drawer = page.getByRole('dialog', { name: 'Tasks' });

  await button.click();
  await expect(drawer).toContainText('Nothing is open.');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  await expect(button).toBeFocused();

  await button.click();
  await drawer.getByRole('link', { name: 'All tasks' }).click();
  await expect(page.getByRole('heading', { name: 'No tasks' })).toBeVisible();
  await expect(drawer).toHaveCount(0);
});
