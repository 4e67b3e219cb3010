import { expect, test } from '@playwright/test';
import { callingModel } from '../../server/e2e/calling-model.js';
import { mcpConfig } from '../../server/e2e/mcp-config.js';
import { fixtureServer } from '../../server/src/agent/tools/testing/fixture-server.js';
import { expectAccessible } from './accessibility.js';
import { OwnServer } from './own-server.js';
import { register, say } from './people.js';

/** A server whose model calls what it is told to, on an MCP server that asks back. */
async function asking(stack: AsyncDisposableStack): Promise<OwnServer> {
  const [fixture, model] = [stack.use(await fixtureServer()), stack.use(await callingModel())];
  const MCP_CONFIG = await mcpConfig(stack, { wiki: { url: fixture.url, approval: 'never' } });
  return stack.use(await OwnServer.start({ ...model.settings, MCP_CONFIG }));
}

test('what a server asks in the middle of a call is answered in the conversation', async ({ page }) => {
  test.setTimeout(120_000);
  await using stack = new AsyncDisposableStack();
  const server = await asking(stack);
  await register(page, server.url);
  const ends = page.locator('app-answer').getByText('It came to:');
  const question = page.getByRole('region', { name: /asks you$/ });

  await test.step('a form', async () => {
    await say(page, 'call wiki__ask');
    await expect(question).toContainText('Shall I?');
    await expect(page).toHaveTitle(/^\(1\) /);
    await expectAccessible(page);
    await page.reload();
    await question.getByRole('checkbox', { name: 'Are you sure?' }).click();
    await question.getByRole('button', { name: 'Send answer' }).click();
    await expect(ends).toHaveText('It came to: sure: true');
    await expect(question).toHaveCount(0);
  });

  await test.step('an address to visit', async () => {
    await say(page, 'call wiki__visit');
    await expect(question).toContainText('https://pay.example/sign-in');
    await expect(question.getByRole('link', { name: 'Open pay.example in a new tab' })).toHaveAttribute(
      'rel',
      'noopener noreferrer',
    );
    await expectAccessible(page);
    await question.getByRole('button', { name: 'Skip' }).click();
    await expect(question).toHaveCount(0);
    await expect(ends).toHaveCount(2);
  });

  await test.step('all kinds of results', async () => {
    await say(page, 'call wiki__everything');
    await expect(ends).toHaveCount(3);
    const bubble = page.locator('app-tool-bubble').last();
    await bubble.locator('summary').click();
    await expect(bubble.getByRole('img', { name: 'Picture that the tool returned' })).toBeVisible();
    await expect(bubble.getByRole('link', { name: 'report' })).toHaveAttribute('target', '_blank');
    await expectAccessible(page);
  });
});
