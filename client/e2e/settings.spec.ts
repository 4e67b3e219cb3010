import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessibility.js';
import { register } from './people.js';

test('an access token is shown once, opens /mcp, and is revoked', async ({ page, request }) => {
  await register(page);
  await page.goto('/settings/tokens');
  await expect(page.getByText('You have no tokens.')).toBeVisible();
  await page.getByLabel('Name').fill('My editor');
  await page.getByRole('button', { name: 'Make a token' }).click();
  const token = await page.getByRole('group', { name: 'The new token' }).textContent();
  await expectAccessible(page);

  const ping = () =>
    request.post('/mcp', {
      headers: { Authorization: `Bearer ${token}`, Accept: 'application/json, text/event-stream' },
      data: {
        jsonrpc: '2.0',
        id: 1,
        method: 'initialize',
        params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'e2e', version: '1' } },
      },
    });
  expect((await ping()).status()).toBe(200);

  await page.reload();
  await expect(page.getByText('My editor')).toBeVisible();
  await expect(page.getByText(token ?? '')).toHaveCount(0);
  await page.getByRole('button', { name: 'Revoke My editor' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();

  await expect(page.getByText('You have no tokens.')).toBeVisible();
  expect((await ping()).status()).toBe(401);
});

test('the tools are listed with what they take and whether they ask', async ({ page }) => {
  await register(page);
  await page.goto('/settings');

  const tasks = page.getByRole('article', { name: 'tasks' });
  await expect(tasks.getByText('Ready')).toBeVisible();
  await tasks.getByText('Asks each time').click();
  await expect(tasks.getByText('delete_task')).toBeVisible();
  await expect(page.getByText('Nothing. The tools that ask do so each time.')).toBeVisible();
  await expectAccessible(page);
});
