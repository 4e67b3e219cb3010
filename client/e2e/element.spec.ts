import { type Server } from 'node:http';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility.js';
import { CHATKEEP, OTHER_SITE, otherSite } from './other-site.js';
import { ada, longAnswer, type Person, registered } from './people.js';

let site: Server;
test.beforeAll(async () => {
  site = await otherSite();
});
test.afterAll(() => site.close());

/** Somebody with an account, signed in on a page of another origin. */
async function visit(page: Page, path: string): Promise<Person> {
  const person = await registered(CHATKEEP, ada());
  await page.goto(`${OTHER_SITE}/${path}?server=${CHATKEEP}`);
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
  return person;
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.keyboard.press('Enter');
}

test('on a page of another origin: a conversation begins, streams, shows its tools, and is there after a reload', async ({
  page,
}) => {
  await visit(page, 'plain.html');

  await test.step('streams an answer that rests on a real tool call', async () => {
    await say(page, "Create a task called 'Review Q4 report'");
    await expect(page.getByText('Created task: Review Q4 report').first()).toBeVisible();
    await expect(page.locator('chatkeep-chat .prose').last()).toContainText(/\w{3}/);
    await expect(page.getByRole('button', { name: 'Copy answer' })).toBeVisible();
  });

  await test.step('lists the task in a widget and ticks it off there', async () => {
    await say(page, 'List my tasks');
    const widget = page.locator('app-widget');
    await expect(widget.getByText('Review Q4 report')).toBeVisible();
    await widget.getByRole('button', { name: 'Done' }).click();
    await expect(widget.getByRole('button', { name: 'Reopen' })).toBeVisible();
  });

  await test.step('opens the same thread after a reload', async () => {
    await page.reload();
    await expect(page.getByText('Created task: Review Q4 report').first()).toBeVisible();
    await expect(page.locator('app-widget').getByRole('button', { name: 'Reopen' })).toBeVisible();
  });

  await test.step('has it in the history, and begins another', async () => {
    await page.getByRole('button', { name: 'History' }).click();
    await expect(page.getByRole('button', { name: /Create a task called/ }).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'New chat' }).click();
    await expect(page.getByRole('heading', { name: 'What can I help with today?' })).toBeVisible();
  });
});

test('Stop ends the answer on the server too, and what was said stays', async ({ page }) => {
  await visit(page, 'plain.html');
  await say(page, longAnswer(10));
  await expect(page.locator('chatkeep-chat .prose').last()).toContainText(/\w{3}/);
  const cancelled = page.waitForResponse((response) => /\/api\/chat\/runs\/[^/]+\/cancel$/.test(response.url()));

  await page.getByRole('button', { name: 'Stop the answer' }).click();

  await expect(page.getByText('This answer was stopped')).toBeVisible();
  const run = (await (await cancelled).json()) as { status: string };
  expect(run.status).toBe('cancelled');
  await page.reload();
  await expect(page.locator('chatkeep-chat .prose').last()).toContainText(/\w{3}/);
});

test('a page’s options show, and the page hears what happens', async ({ page }) => {
  await visit(page, 'options.html');
  const told = page.locator('#told');

  await expect(page.getByRole('heading', { name: 'How can we help?' })).toBeVisible();
  await page.getByRole('button', { name: 'settings-cog' }).click();
  await expect(told).toHaveText('The settings were pressed');

  await page.getByRole('button', { name: 'Tools' }).click();
  await page.getByRole('menuitem', { name: 'Search the docs' }).click();
  await expect(told).toContainText('chatkit.tool.change {"toolId":"search"}');
  await expect(page.getByPlaceholder('Search for what?')).toBeVisible();

  await page.getByRole('textbox', { name: 'Message' }).pressSequentially('Ask @gra');
  await page.getByRole('option', { name: 'Grace Hopper' }).click();
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue('Ask @Grace Hopper ');

  const sent = page.waitForRequest((request) => request.postData()?.includes('threads.create') ?? false);
  await page.keyboard.press('Enter');
  expect((await sent).postDataJSON()).toMatchObject({
    params: {
      input: {
        content: [
          { type: 'input_text', text: 'Ask ' },
          { type: 'input_tag', id: 'person-1', text: 'Grace Hopper' },
        ],
        inference_options: { tool_choice: { id: 'search' } },
      },
    },
  });
});

test('options that nobody knows are refused in words', async ({ page }) => {
  await visit(page, 'plain.html');

  const refusal = await page.evaluate(() => {
    const chat = document.querySelector('chatkeep-chat') as unknown as { setOptions(options: unknown): void };
    try {
      chat.setOptions({ api: {}, colour: 'red' });
      return 'taken';
    } catch (error) {
      return String(error);
    }
  });

  expect(refusal).toContain('Unrecognized key "colour"');
  expect(refusal).toContain('"api.url" must be a string');
});

test('nothing is wrong with the element for those who cannot see it or hold a mouse', async ({ page }) => {
  await visit(page, 'options.html');
  await expectAccessible(page);
  await page.getByLabel('Scheme').selectOption('dark');
  await say(page, 'Show me markdown');
  await expect(page.getByRole('button', { name: 'Copy answer' })).toBeVisible({ timeout: 20_000 });

  await expectAccessible(page);
});
