import { expect, test } from '@playwright/test';
import { ada, register, signOut } from './people.js';

test('a wrong password is told in words and loses nothing', async ({ page }) => {
  const person = await register(page);
  await signOut(page);
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('form').getByRole('button', { name: 'Sign in' }).click();

  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel('Email')).toHaveValue(person.email);
  await expect(page.getByLabel('Password')).toHaveValue('not the password');
});

test('a short password is told beside its field', async ({ page }) => {
  const { email } = ada();
  await page.goto('/sign-in');
  await page.getByRole('group', { name: 'Sign in or create' }).getByRole('button', { name: 'Create account' }).click();
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill('short');
  await page.getByRole('form').getByRole('button', { name: 'Create account' }).click();

  await expect(page.getByText('Use at least 10 characters.')).toBeVisible();
  await expect(page.getByLabel('Password')).toBeFocused();
});

test('signing out in one tab signs the other out', async ({ page, context }) => {
  await register(page);
  const other = await context.newPage();
  await other.goto('/tasks');
  await expect(other.getByRole('heading', { name: 'Tasks', exact: true })).toBeVisible();

  await signOut(page);

  await expect(other.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
});

test('the chosen theme is there before the first paint', async ({ page }) => {
  await register(page);
  await page.getByRole('button', { name: 'Ada' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();

  await page.reload({ waitUntil: 'commit' });

  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
