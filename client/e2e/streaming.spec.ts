import { expect, type Page, test } from '@playwright/test';
import { longAnswer, register, say } from './people.js';
import { seedConversation } from './seed.js';

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

const WORDS = 'Typing goes on while the answer is written.';

/** How long the tasks took that were too long, in milliseconds, while something was done. A busy machine makes some. */
async function slowTasks(page: Page, work: () => Promise<void>): Promise<readonly number[]> {
  await page.evaluate(() => {
    const slow: number[] = [];
    const observer = new PerformanceObserver((list) => slow.push(...list.getEntries().map(({ duration }) => duration)));
    observer.observe({ type: 'longtask' });
    Object.assign(window, { slow, observer });
  });
  await work();
  return page.evaluate(() => {
    const { slow, observer } = window as unknown as { slow: number[]; observer: PerformanceObserver };
    slow.push(...observer.takeRecords().map(({ duration }) => duration));
    observer.disconnect();
    return slow;
  });
}

/** A long task of 50 ms is what the browser itself reports as one. Work of ours would be too long each time. */
test(
  'typing never waits for a long task while a conversation of 2,000 messages streams',
  { tag: '@alone' },
  async ({ page }) => {
    const person = await register(page);
    const id = await seedConversation(person.email, 2_000);
    await page.goto(`/chat/${id}`);
    await expect(page.locator('app-answer article').last()).toBeInViewport();
    await say(page, longAnswer(10));
    await expect(page.locator('.prose').last()).toContainText(/\w{3}/);

    const composer = page.getByRole('textbox', { name: 'Message' });
    await expect(async () => {
      const slow = await slowTasks(page, async () => {
        await composer.fill('');
        await composer.pressSequentially(WORDS);
      });
      await expect(composer).toHaveValue(WORDS);
      expect(slow).toEqual([]);
    }).toPass({ timeout: 30_000 });
    await expect(page.locator('app-answer article').last()).toHaveAttribute('aria-busy', 'true');
  },
);
