import { expect, type Page, test } from '@playwright/test';
import { register, say } from './people.js';
import { seedConversation } from './seed.js';

const articles = (page: Page) => page.getByRole('log').getByRole('article');
const article = (page: Page, text: RegExp) => page.locator('app-answer article', { has: page.getByText(text) });
const MOST = 100;

test('a conversation of 5,000 messages opens at its end with few of them drawn, and is walked back', async ({
  page,
}) => {
  const person = await register(page);
  const id = await seedConversation(person.email, 5_000);

  await page.goto(`/chat/${id}`);
  await expect(article(page, /Answer 4999$/)).toBeInViewport();
  expect(await articles(page).count()).toBeLessThanOrEqual(MOST);

  const log = page.getByRole('log');
  for (const number of [4900, 4700, 4500]) {
    await expect(async () => {
      await log.hover();
      await page.mouse.wheel(0, -4_000);
      await expect(page.getByText(new RegExp(`(Question|Answer) (${number}|${number - 1})$`)).first()).toBeAttached({
        timeout: 50,
      });
    }).toPass();
    expect(await articles(page).count()).toBeLessThanOrEqual(MOST);
  }

  await page.getByRole('button', { name: /go to the end/ }).click();
  await expect(article(page, /Answer 4999$/)).toBeInViewport();
  await say(page, 'Show me markdown');
  await expect(page.locator('app-answer').last()).toBeInViewport();
  expect(await articles(page).count()).toBeLessThanOrEqual(MOST);
});

test('what the reader has before their eyes stays where it is while earlier turns are drawn', async ({ page }) => {
  const person = await register(page);
  const id = await seedConversation(person.email, 400);
  await page.goto(`/chat/${id}`);
  await expect(article(page, /Answer 399$/)).toBeInViewport();
  await page.getByRole('log').hover();
  await page.mouse.wheel(0, -400);
  await expect(page.getByRole('button', { name: /go to the end/ })).toBeVisible();

  const jumps = await page.getByRole('log').evaluate(async (log) => {
    const found: number[] = [];
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (let step = 0; step < 60; step++) {
      const { left, top, width, height } = log.getBoundingClientRect();
      const element = document.elementFromPoint(left + width / 2, top + height / 2)?.closest('article');
      const before = element?.getBoundingClientRect().top ?? 0;
      log.scrollTop -= 150;
      await frame();
      await frame();
      if (element?.isConnected) found.push(Math.abs(element.getBoundingClientRect().top - before - 150));
    }
    return found;
  });

  expect(jumps.length).toBeGreaterThan(20);
  expect(Math.max(...jumps)).toBeLessThan(8);
});

test('a link to an old message leads there', async ({ page }) => {
  const person = await register(page);
  const id = await seedConversation(person.email, 1_000);
  await page.goto('/chat');
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeFocused();
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('oldest of them');
  await page.getByRole('group', { name: 'Messages' }).getByRole('option').click();

  await expect(page).toHaveURL(new RegExp(`/chat/${id}\\?message=`));
  await expect(article(page, /the oldest of them$/)).toBeInViewport();
  expect(await articles(page).count()).toBeLessThanOrEqual(MOST);
});
