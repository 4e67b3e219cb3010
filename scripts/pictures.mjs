// Takes the pictures of the README anew: the built app, a real server, the scripted model, accounts of its own.
// `npm run pictures`; CHROME_PATH names the browser.
import { statSync } from 'node:fs';
import { chromium as browsers, expect } from '@playwright/test';
import { build } from './build.mjs';
import { chromium } from './chromium.mjs';
import { newCookies, ownServer } from './own-server.mjs';

const MOST_BYTES = 200_000;
const DESKTOP = { email: 'ada@example.org', viewport: { width: 1280, height: 1000 }, colorScheme: 'light' };
const PHONE = {
  email: 'lovelace@example.org',
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  colorScheme: 'dark',
  hasTouch: true,
  isMobile: true,
};
const TASKS = [
  { title: 'Review Q4 report', priority: 'high', due: 2, notes: 'Numbers from finance arrive on Thursday evening.' },
  { title: 'Call the landlord about the heating', priority: 'high', due: 0 },
  { title: 'Prepare interview questions', due: 1, notes: 'Platform team, second round.' },
  { title: 'Book flights to Lisbon', due: 5 },
  { title: 'Renew the domain', priority: 'low', due: -1 },
  { title: 'Draft: old roadmap', priority: 'low' },
];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
const TALKS = ['Show me markdown', 'Help me organize my tasks', 'Plan my day'];

async function say(page, text) {
  const questions = page.locator('app-question');
  const before = await questions.count();
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.keyboard.press('Enter');
  await expect(questions).toHaveCount(before + 1);
}

async function answered(page) {
  const questions = await page.locator('app-question').count();
  await expect(page.getByRole('button', { name: 'Answer again' })).toHaveCount(questions, { timeout: 30_000 });
}

/** Midnight of a day that many days from now, as whole days are kept. */
function day(days) {
  const date = new Date(Date.now() + days * 86_400_000);
  return `${date.toISOString().slice(0, 10)}T00:00:00.000Z`;
}

async function addTasks(page) {
  await page.goto('/tasks');
  await page.getByRole('button', { name: 'New task' }).click();
  for (const { title, priority = 'normal', due, notes = '' } of TASKS) {
    await page.getByLabel('New task', { exact: true }).fill(title);
    if (due !== undefined) await page.getByLabel('Due').fill(day(due).slice(0, 10));
    await page.getByLabel('Priority').selectOption(priority);
    await page.getByLabel('Notes').fill(notes);
    await page.getByRole('button', { name: 'Add task' }).click();
    await expect(page.getByRole('checkbox', { name: `Complete: ${title}` })).toBeVisible();
  }
}

/** The page of a new account. */
async function openPage(browser, origin, { email, ...options }) {
  const context = await browser.newContext({ ...options, baseURL: origin, locale: 'en-GB', reducedMotion: 'reduce' });
  const cookies = (await newCookies(origin, email)).map((cookie) => {
    const [name, ...value] = cookie.split('=');
    return { name, value: value.join('='), url: origin };
  });
  await context.addCookies(cookies);
  return context.newPage();
}

async function picture(page, name) {
  await expect(page.locator('app-tool-bubble .progress')).toHaveCount(0);
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  const path = `docs/${name}.png`;
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  const { size } = statSync(path);
  console.log(`${path}: ${Math.round(size / 1000)} KB`);
  if (size > MOST_BYTES) throw new Error(`${path} is larger than ${MOST_BYTES / 1000} KB.`);
}

await build();
const executablePath = process.env.CHROME_PATH ?? (await chromium());
const { origin, stop } = await ownServer();
try {
  const browser = await browsers.launch({ executablePath, args: FLAGS, handleSIGINT: false, handleSIGTERM: false });
  const desktop = await openPage(browser, origin, DESKTOP);
  await addTasks(desktop);
  for (const words of TALKS) {
    await desktop.goto('/chat');
    await say(desktop, words);
    await answered(desktop);
  }
  await desktop.goto('/tasks');
  await expect(desktop.getByRole('checkbox').first()).toBeVisible();
  await picture(desktop, 'tasks');

  await desktop.goto('/chat');
  await say(desktop, "Create a task called 'Send the invitations'");
  await answered(desktop);
  await say(desktop, "Delete the task 'Draft: old roadmap'");
  await expect(desktop.getByRole('button', { name: 'Allow once' })).toBeVisible();
  await picture(desktop, 'conversation');

  const phone = await openPage(browser, origin, PHONE);
  await phone.goto('/chat');
  await say(phone, "Create a task called 'Review Q4 report'");
  await answered(phone);
  await say(phone, 'Help me organize my tasks');
  await answered(phone);
  await picture(phone, 'phone');
  await browser.close();
} finally {
  await stop();
}
