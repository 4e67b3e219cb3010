import { expect, type Locator, type Page, test } from '@playwright/test';
import { callingModel } from '../../server/e2e/calling-model.js';
import { mcpConfig } from '../../server/e2e/mcp-config.js';
import { signInFixture } from '../../server/src/connections/testing/sign-in-fixture.js';
import { expectAccessible } from './accessibility.js';
import { OwnServer } from './own-server.js';
import { register, say } from './people.js';

const open = new AsyncDisposableStack();
let mail: Awaited<ReturnType<typeof signInFixture>>;
let server: OwnServer;

/** A server whose model calls what it is told to, with mails that people sign in to at a real issuer. */
test.beforeAll(async () => {
  mail = open.use(await signInFixture());
  mail.issuing.isAsking = true;
  const model = open.use(await callingModel());
  const MCP_CONFIG = await mcpConfig(open, { mail: { url: mail.url, approval: 'never' } });
  server = open.use(await OwnServer.start({ ...model.settings, MCP_CONFIG }));
});
test.afterAll(() => open.disposeAsync());

/** Answers on the issuer's page, and waits to be led back. */
async function answer(page: Page, word: 'allow' | 'deny'): Promise<void> {
  await expect(page.getByRole('heading', { name: 'May Chatkeep count your mails?' })).toBeVisible();
  await page.getByRole('button', { name: word }).click();
  await page.waitForURL('**/settings/tools');
}

const mailServer = (page: Page): Locator => page.getByRole('article', { name: 'mail' });
const lastAnswer = (page: Page): Locator => page.locator('app-answer').last();

test('an account elsewhere is connected, used, connected again when it has run out, and disconnected', async ({
  page,
}) => {
  test.setTimeout(90_000);
  await register(page, server.url);

  await test.step('a no at the issuer changes nothing, and is said once', async () => {
    await page.goto(`${server.url}/settings/tools`);
    await expect(mailServer(page)).toContainText('Not connected');
    await mailServer(page).getByRole('button', { name: 'Connect mail' }).click();
    await answer(page, 'deny');
    await expect(page.getByRole('alert')).toContainText('The access was not given there.');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Chat with AI' }).click();
    await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
    await page.goBack();
    await expect(mailServer(page)).toContainText('Not connected');
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  await test.step('a yes brings the server’s tools', async () => {
    await mailServer(page).getByRole('button', { name: 'Connect mail' }).click();
    await answer(page, 'allow');
    await expect(page.getByText('“mail” is connected.')).toBeVisible();
    await expect(mailServer(page).getByText('Connected', { exact: true })).toBeVisible();
    await mailServer(page).locator('summary').first().click();
    await expect(mailServer(page).getByText('count_mails').first()).toBeVisible();
    await page.reload();
    await expect(mailServer(page).getByText('Connected', { exact: true })).toBeVisible();
    await expect(page.getByText('“mail” is connected.')).toHaveCount(0);
    await expectAccessible(page);
  });

  await test.step('a call that finds the sign-in over leads to a new one', async () => {
    await page.goto(server.url);
    await say(page, 'call mail__count_mails');
    await expect(lastAnswer(page)).toContainText('It came to: 3 mails');
    await mail.expire(true);
    await say(page, 'call mail__count_mails');
    const connect = lastAnswer(page).getByRole('link', { name: /^Connect/ });
    await expect(connect).toBeVisible();
    await expectAccessible(page);
    const opened = page.waitForEvent('popup');
    await connect.click();
    const tab = await opened;
    await answer(tab, 'allow');
    await expect(tab.getByText('“mail” is connected.')).toBeVisible();
    await tab.close();
    await lastAnswer(page).getByRole('button', { name: 'Answer again' }).click();
    await expect(lastAnswer(page)).toContainText('It came to: 3 mails');
  });

  await test.step('an end takes the tokens back', async () => {
    const tokens = [...mail.seen.tokens];
    expect(await mail.isGood(tokens.at(-1) ?? '')).toBe(true);
    await page.goto(`${server.url}/settings/tools`);
    await mailServer(page).getByRole('button', { name: 'Disconnect mail' }).click();
    await expect(mailServer(page)).toContainText('Not connected');
    await expect(page.getByText('Disconnected from “mail”')).toBeVisible();
    expect(await Promise.all(tokens.map((token) => mail.isGood(token)))).not.toContain(true);
  });
});

test('whoever comes back from the issuer without an answer is left in peace', async ({ page }) => {
  await register(page, server.url);

  await page.goto(`${server.url}/settings/tools?connect=mail`);
  await expect(page.getByRole('heading', { name: 'May Chatkeep count your mails?' })).toBeVisible();
  await page.goBack();

  await expect(mailServer(page)).toContainText('Not connected');
  expect(new URL(page.url()).search).toBe('');
  await page.reload();
  await expect(mailServer(page)).toContainText('Not connected');
});
