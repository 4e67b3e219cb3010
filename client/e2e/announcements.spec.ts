import { expect, type Page, test } from '@playwright/test';
import { answered, longAnswer, register, say } from './people.js';

/** Writes down everything that the page says aloud, from now on. */
async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    const voice = document.querySelector('body > [role=status][aria-live=polite]');
    Object.assign(window, { heard });
    new MutationObserver(() => heard.push(voice?.textContent.trim() ?? '')).observe(voice ?? document, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard.filter(Boolean));
}

test('an answer with a tool call is told from beginning to end, and its text is not', async ({ page }) => {
  await register(page);
  const heard = await listen(page);

  await say(page, "Create a task called 'Review Q4 report'");
  await answered(page);

  await expect.poll(heard).toContain('Answer complete.');
  const words = await heard();
  expect(words[0]).toBe('The assistant is answering.');
  expect(words).toContain('Created task: Review Q4 report.');
  expect(words.length).toBeLessThan(6);
});

test('an approval that is needed is told', async ({ page }) => {
  await register(page);
  await say(page, "Create a task called 'Old roadmap'");
  await answered(page);
  const heard = await listen(page);

  await say(page, "Delete the task 'Old roadmap'");

  await expect.poll(heard).toContain('Approval needed: delete_task.');
});

test('an answer is told also while something stands over the page', async ({ page }) => {
  await register(page);
  const heard = await listen(page);
  await say(page, longAnswer(2));
  await page.keyboard.press('Control+/');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();

  await expect.poll(heard, { timeout: 20_000 }).toContain('Answer complete.');

  // Asked by its role, what is hidden from those who listen is not found.
  await expect(page.getByRole('status').filter({ hasText: 'Answer complete.' })).toBeAttached();
  await expect(page.getByRole('log')).toHaveCount(0);
});

test('a stopped answer is told, and a failed tool', async ({ page }) => {
  await register(page);
  const heard = await listen(page);
  await say(page, longAnswer(10));
  await expect(page.locator('.prose').last()).toContainText(/\w{3}/);

  await page.keyboard.press('Escape');
  await expect.poll(heard).toContain('Answer stopped.');

  await say(page, 'Make a tool fail');
  await expect.poll(heard).toContainEqual(expect.stringMatching(/^Couldn’t /));
});

test('an answer is read aloud sentence by sentence while it comes, for those who wish it', async ({ page }) => {
  await register(page);
  const account = page.getByRole('button', { name: 'Ada' });
  const wish = page.getByRole('menuitemcheckbox', { name: 'Read answers aloud' });
  await account.click();
  await wish.click();
  await page.reload();
  await account.click();
  await expect(wish).toBeChecked();
  await page.keyboard.press('Escape');
  const heard = await listen(page);

  await say(page, 'Write 60 words');
  await expect
    .poll(heard)
    .toContainEqual(expect.stringContaining('This is sentence 1 of a long text that says nothing new.'));
  await answered(page);

  await expect.poll(heard).toContainEqual(expect.stringMatching(/Answer complete\.$/));
  const told = (await heard()).join(' ');
  expect(told.match(/This is sentence \d/g)).toEqual([1, 2, 3, 4, 5].map((at) => `This is sentence ${at}`));
});
