import { type Server } from 'node:http';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessibility.js';
import { barePages, box, openBare, toldOf } from './element-page.js';
import { otherSite } from './other-site.js';
import { greeting } from './protocol-server.js';

let site: Server;
test.beforeAll(async () => {
  site = await otherSite(barePages());
});
test.afterAll(() => site.close());

test('the start screen greets, and its prompts are sent', async ({ page }) => {
  await using server = await greeting();
  await openBare(page);
  await page.evaluate((url) => {
    const content = [
      { type: 'input_text' as const, text: 'Ask ' },
      { type: 'input_tag' as const, id: 'p1', text: 'Grace', data: { role: 'admiral' } },
    ];
    const prompts = [
      { label: 'Plan my day', prompt: 'What is due today?', icon: 'calendar' as const },
      { label: 'Ask Grace', prompt: content },
    ];
    window.chat.setOptions({ api: { url, domainKey: 'x' }, startScreen: { greeting: 'How can we help?', prompts } });
  }, server.url);
  await expect(page.getByRole('heading', { name: 'How can we help?' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Ask Grace' }).click();

  await expect(page.getByText('Greeting 1.')).toBeVisible();
  expect(server.last('threads.create')).toMatchObject({
    input: { content: [{ text: 'Ask ' }, { type: 'input_tag', id: 'p1', text: 'Grace', data: { role: 'admiral' } }] },
  });
  expect(await toldOf(page, 'thread.change')).toEqual([{ threadId: 'thr_1' }]);
});

test('commands are found behind a slash, with menus of their own, and with the keyboard alone', async ({ page }) => {
  await using server = await greeting();
  await openBare(page);
  await page.evaluate((url) => {
    const commands = [
      { id: 'clear', label: 'Clear', description: 'Begin anew' },
      { id: 'insert', label: 'Insert', description: 'Something we have' },
    ];
    const entity = { id: 'e1', title: 'Annual report', data: { year: '2026' } };
    window.chat.setOptions({
      api: { url, domainKey: 'x' },
      commands: {
        enabled: true,
        onSearch: (query) => Promise.resolve(commands.filter(({ label }) => label.toLowerCase().includes(query))),
        onSelect: ({ id }) => {
          window.told.push(['command', id]);
          if (id === 'insert')
            return Promise.resolve({ type: 'menu', commands: [{ id: 'report', label: 'The report' }] });
          return Promise.resolve(id === 'report' ? { type: 'entity', entity } : undefined);
        },
      },
    });
  }, server.url);

  await box(page).pressSequentially('/');
  await expect(page.getByRole('option')).toHaveText([/Clear/, /Insert/]);
  await expectAccessible(page);
  await box(page).pressSequentially('ins');
  await expect(page.getByRole('option')).toHaveText([/Insert/]);
  await box(page).press('Enter');
  await expect(page.getByRole('option')).toHaveText([/The report/]);
  await box(page).press('Enter');
  await expect(box(page)).toHaveValue('@Annual report ');
  await box(page).press('Enter');

  await expect(page.getByText('Greeting 1.')).toBeVisible();
  expect(await toldOf(page, 'command')).toEqual(['insert', 'report']);
  expect(server.last('threads.create')).toMatchObject({
    input: { content: [{ type: 'input_tag', id: 'e1', text: 'Annual report', data: { year: '2026' } }] },
  });

  await test.step('Escape leaves the list, and the text stays', async () => {
    await box(page).pressSequentially('/cl');
    await expect(page.getByRole('option')).toHaveText([/Clear/]);
    await box(page).press('Escape');
    await expect(page.getByRole('option')).toHaveCount(0);
    await expect(box(page)).toHaveValue('/cl');
  });
});

test('a model is chosen by the person or by the page, and goes with each message', async ({ page }) => {
  await using server = await greeting();
  await openBare(page);
  await page.evaluate((url) => {
    const models = [
      { id: 'small', label: 'Small', default: true },
      { id: 'large', label: 'Large', description: 'Takes its time' },
      { id: 'old', label: 'Old', disabled: true },
    ];
    window.chat.setOptions({ api: { url, domainKey: 'x' }, composer: { models } });
  }, server.url);
  const picker = page.getByRole('combobox', { name: 'Model' });
  await expect(picker).toHaveValue('small');
  await expect(picker.getByRole('option', { name: 'Old' })).toBeDisabled();

  await picker.selectOption('large');
  await box(page).fill('Hello');
  await box(page).press('Enter');
  await expect(page.getByText('Greeting 1.')).toBeVisible();
  expect(server.last('threads.create')).toMatchObject({ input: { inference_options: { model: 'large' } } });

  await page.evaluate(() => window.chat.setComposerValue({ text: 'Again', selectedModelId: 'small' }));
  await expect(picker).toHaveValue('small');
  await box(page).press('Enter');
  await expect(page.getByText('Greeting 2.')).toBeVisible();
  expect(server.last('threads.add_user_message')).toMatchObject({ input: { inference_options: { model: 'small' } } });
});

test('the page writes into the composer, and sends past it', async ({ page }) => {
  await using server = await greeting();
  await openBare(page);
  await page.evaluate((url) => {
    const tools = [{ id: 'search', label: 'Search the docs', icon: 'search' as const }];
    window.chat.setOptions({ api: { url, domainKey: 'x' }, composer: { tools } });
  }, server.url);

  await page.evaluate(() =>
    window.chat.setComposerValue({ text: 'What is this?', reply: 'A quotation', selectedToolId: 'search' }),
  );
  await expect(box(page)).toHaveValue('What is this?');
  await expect(page.getByText('A quotation')).toBeVisible();
  expect(await toldOf(page, 'tool.change')).toEqual([{ toolId: 'search' }]);
  await page.evaluate(() => window.chat.focusComposer());
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Greeting 1.')).toBeVisible();
  expect(server.last('threads.create')).toMatchObject({
    input: { quoted_text: 'A quotation', inference_options: { tool_choice: { id: 'search' } } },
  });
  await expect(page.getByRole('button', { name: 'Remove the quote' })).toHaveCount(0);

  await box(page).fill('A draft of mine');
  await page.evaluate(() =>
    window.chat.sendUserMessage({ text: 'From the page', model: 'large', toolChoice: { id: 'report' } }),
  );
  await expect(page.getByText('Greeting 2.')).toBeVisible();
  expect(server.last('threads.add_user_message')).toMatchObject({
    input: {
      content: [{ type: 'input_text', text: 'From the page' }],
      inference_options: { model: 'large', tool_choice: { id: 'report' } },
    },
  });
  await expect(box(page)).toHaveValue('A draft of mine');

  await page.evaluate(() => window.chat.sendUserMessage({ text: 'Somewhere new', newThread: true }));
  await expect(page.getByText('Greeting 3.')).toBeVisible();
  await expect(page.getByText('Greeting 1.')).toHaveCount(0);
  expect(server.heard.filter(({ type }) => type === 'threads.create')).toHaveLength(2);
});
