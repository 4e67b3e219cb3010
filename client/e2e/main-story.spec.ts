import { expect, test } from '@playwright/test';
import { answered, say, shown, signIn, signOut, signUp } from './people.js';

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('a person talks, the assistant works on their tasks, and everything is still there later', async ({ page }) => {
  const person = await signUp(page);
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Chat with AI' }).click();

  await test.step('asks for help and reads an answer that rests on a real tool call', async () => {
    const working = shown(page, '[aria-label="The assistant is working"]', '');
    await say(page, 'Help me organize my tasks');
    await working;
    await expect(page.getByText('Help me organize my tasks', { exact: true }).first()).toBeVisible();
    await expect(page.locator('summary').getByText(/^Listed (no|\d+) (open )?tasks?/)).toBeVisible();
    await answered(page);
  });

  await test.step('has a task created', async () => {
    const announced = shown(page, 'summary', 'AI is using: create_task');
    await say(page, "Create a task called 'Review Q4 report'");
    await announced;
    await expect(page.getByText('Created task: Review Q4 report').first()).toBeVisible();
    await answered(page);
  });

  await test.step('finds it among the tasks', async () => {
    await page.getByRole('link', { name: /^Tasks/ }).click();
    await expect(page.getByRole('checkbox', { name: 'Complete: Review Q4 report' })).toBeVisible();
    await page.goBack();
  });

  await test.step('reloads and has everything', async () => {
    await page.reload();
    await expect(page.getByText('Created task: Review Q4 report').first()).toBeVisible();
    await expect(page.getByRole('article').filter({ hasText: 'Help me organize my tasks' })).toBeVisible();
  });

  await test.step('signs out, signs in, and has everything', async () => {
    await signOut(page);
    await signIn(page, person);
    await page.getByRole('navigation', { name: 'Conversation list' }).getByRole('link').first().click();
    await expect(page.getByText('Created task: Review Q4 report').first()).toBeVisible();
  });
});
