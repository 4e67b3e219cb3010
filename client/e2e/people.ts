import { randomUUID } from 'node:crypto';
import { expect, type Locator, type Page } from '@playwright/test';

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Somebody who has no account yet. */
export function ada(): Person {
  return { name: 'Ada', email: `ada-${randomUUID()}@example.org`, password: 'correct horse battery' };
}

/** Gives a person an account without a page. */
export async function registered(server: string, person: Person): Promise<Person> {
  const response = await fetch(`${server}/api/auth/register`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(person),
  });
  expect(response.status).toBe(201);
  return person;
}

/** Opens the page for somebody with a new account, who is signed in already; leaves them in an empty conversation. */
export async function register(page: Page, server = '', sign?: Locator): Promise<Person> {
  const person = ada();
  const made = await page.request.post(`${server}/api/auth/register`, { data: person });
  expect(made.status()).toBe(201);
  await page.goto(`${server}/`);
  await expect(sign ?? page.getByRole('heading', { name: /Ada$/ })).toBeAttached();
  return person;
}

/** Makes an account on the page; leaves the person in an empty conversation. */
export async function signUp(page: Page): Promise<Person> {
  const person = ada();
  await page.goto('/');
  await page.getByRole('group', { name: 'Sign in or create' }).getByRole('button', { name: 'Create account' }).click();
  await page.getByLabel('Name').fill(person.name);
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('form').getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: /Ada$/ })).toBeAttached();
  return person;
}

export async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('form').getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ada' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
}

/** Asks for a new conversation and waits until it is on screen: what is typed a moment before goes to the one that was. */
export async function beginAnew(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+O');
  await expect(page.getByRole('heading', { name: /Ada$/ })).toBeAttached();
}

/** Writes a message and sends it with Enter; returns when the page has drawn what came of that at once. */
export async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.keyboard.press('Enter');
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
}

/** A question whose answer takes about so many seconds: the scripted model says 200 words in each. */
export function longAnswer(seconds: number): string {
  return `Write ${seconds * 200} words`;
}

/** Waits until there is a question, and every one has its whole answer. */
export async function answered(page: Page): Promise<void> {
  const questions = page.locator('app-question');
  await expect(questions).not.toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Answer again' })).toHaveCount(await questions.count(), {
    timeout: 20_000,
  });
}

/** Resolves once an element has shown the text, if only for a moment: looks at every frame. Begin before what causes it. */
export async function shown(page: Page, selector: string, text: string): Promise<void> {
  await page.waitForFunction(
    ([where, what]) =>
      [...document.querySelectorAll(where)].some((element) => element.textContent.replace(/\s+/g, ' ').includes(what)),
    [selector, text] as const,
    { polling: 'raf' },
  );
}
