import { createServer } from 'node:http';
import { expect, test } from '@playwright/test';
import { answered, register, say, signOut } from './people.js';

test('the page runs under its content security policy without one violation', async ({ page }) => {
  test.slow();
  const violations: string[] = [];
  await page.exposeFunction('tellViolation', (text: string) => violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      (window as unknown as { tellViolation(text: string): void }).tellViolation(
        `${violatedDirective} ${blockedURI} ${sample}`,
      );
    });
  });

  await register(page);
  await say(page, 'Show markdown');
  await answered(page);
  await say(page, 'Show code');
  await answered(page);
  await say(page, "Create a task called 'Review Q4 report'");
  await answered(page);
  await page.reload();
  await expect(page.locator('app-question')).toHaveCount(3);
  await page.goto('/tasks');
  await expect(page.getByText('Review Q4 report', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await page.goto('/settings/tools');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await page.goto('/chat');
  await signOut(page);

  expect(violations).toEqual([]);
  await page.evaluate(() => void (new Image().src = 'https://elsewhere.example/picture.png'));
  await expect.poll(() => violations).toEqual([expect.stringMatching(/^img-src https:\/\/elsewhere\.example/)]);
});

test('the description of the API works under its own policy', async ({ page }) => {
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));

  await page.goto('/api/docs');

  await expect(page.getByRole('heading', { name: /Chatkeep/ })).toBeVisible();
  expect(errors).toEqual([]);
});

test('a foreign page can neither use nor end the session', async ({ page, baseURL }) => {
  await register(page);
  const foreign = createServer((_, response) =>
    response.setHeader('Content-Type', 'text/html').end('<h1>Foreign</h1>'),
  );
  await new Promise<void>((ready) => foreign.listen(0, '127.0.0.1', ready));
  const address = foreign.address();
  const other = await page.context().newPage();
  await other.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);

  const outcomes = await other.evaluate(async (server) => {
    const ask = async (path: string) => {
      const send = (mode: RequestMode) =>
        fetch(`${server}${path}`, { method: 'POST', credentials: 'include', mode }).then(
          () => 'answered',
          () => 'refused',
        );
      return [await send('no-cors'), await send('cors')];
    };
    return [await ask('/api/auth/refresh'), await ask('/api/auth/logout')];
  }, baseURL ?? '');
  foreign.close();

  expect(outcomes).toEqual([
    ['refused', 'refused'],
    ['refused', 'refused'],
  ]);
  await page.reload();
  await expect(page.getByRole('heading', { name: /Ada$/ })).toBeVisible();
});
