import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

/** The rules that another theme can break where it changes nothing but the colours. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong with the page as it stands: which rule is broken, and where. */
export async function faultsOf(page: Page, options: axe.RunOptions = {}): Promise<readonly object[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (given) => (window as unknown as { axe: typeof axe }).axe.run(document, given), // put there by its source
    { ...options, resultTypes: ['violations'] as ['violations'] },
  );
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.join(' ')) }));
}

/** Nothing that axe knows is wrong with the page, in the light and in the dark. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const light = await faultsOf(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await faultsOf(page, { runOnly: OF_COLOURS });
  expect({ light, dark }).toEqual({ light: [], dark: [] });
}
