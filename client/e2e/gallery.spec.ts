import { type Server } from 'node:http';
import { expect, type Page, test } from '@playwright/test';
import { faultsOf } from './accessibility.js';
import { serveGallery } from './gallery-server.js';

test.describe.configure({ mode: 'parallel' });

const WIDTHS = [390, 1024, 1440] as const;
const HEIGHT = 900;
const NARROW = 320;
const PARTS = [0, 1, 2, 3];
/** Where to put a picture of each state, for looking at. */
const SHOTS = process.env['GALLERY_SHOTS'];
/** A scene shows a component many times, or a page within a page. */
const OF_WHOLE_PAGES = ['landmark-unique', 'landmark-no-duplicate-main', 'landmark-main-is-top-level'];
/** An open menu has no place in a landmark; it is not come upon by reading on, it takes the focus. */
const OF_LANDMARKS = 'region';
const OF_WHAT_IS_SEEN = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block'];

let url: string;
let server: Server;

test.beforeAll(async () => {
  ({ url, server } = await serveGallery());
});
test.afterAll(() => server.close());

/** Every scene, in parts that are visited beside each other. */
async function addresses(page: Page, part: number): Promise<readonly string[]> {
  await page.goto(url);
  const links = page.getByRole('listitem').getByRole('link');
  await expect(links.first()).toBeVisible();
  const all = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
  return all.filter((_, index) => index % PARTS.length === part);
}

/** Opens a scene and waits until it stands. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(`${url}/${address}`);
  await expect(page.locator('h1').first()).toBeAttached();
  if (address === 'search') await expect(page.getByRole('option').first()).toBeVisible();
  if (address.startsWith('menu')) await expect(page.getByRole('menu')).toBeVisible();
  if (/^(popover|panel)/.test(address)) await expect(page.getByRole('dialog')).toBeVisible();
  if (address === 'tip') await expect(page.locator('mat-tooltip-component')).toBeVisible();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** What axe finds: by all rules once; where the size or the theme is another, by those that depend on it. */
function faults(page: Page, address: string, isFirst: boolean): Promise<readonly object[]> {
  const without = /^(menu|popover)/.test(address) ? [...OF_WHOLE_PAGES, OF_LANDMARKS] : OF_WHOLE_PAGES;
  if (!isFirst) return faultsOf(page, { runOnly: OF_WHAT_IS_SEEN });
  return faultsOf(page, { rules: Object.fromEntries(without.map((id) => [id, { enabled: false }])) });
}

/** How far what is shown reaches beside a narrow window, in pixels; where everything is twice as large, too. */
async function overflows(page: Page): Promise<readonly string[]> {
  const wide: string[] = [];
  for (const [width, size] of [
    [NARROW, '100%'],
    [2 * NARROW, '200%'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    const overflow = await page.evaluate((fontSize) => {
      const root = document.documentElement;
      root.style.fontSize = fontSize;
      return root.scrollWidth - root.clientWidth;
    }, size);
    if (overflow > 0) wide.push(`${overflow} at ${width}, ${size}`);
  }
  return wide;
}

for (const part of PARTS) {
  const name = `part ${part + 1} of ${PARTS.length}`;

  test(`axe finds nothing in any state, in both themes, and nothing scrolls sideways: ${name}`, async ({ page }) => {
    test.setTimeout(120_000);
    const found: unknown[] = [];
    for (const address of await addresses(page, part)) {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await page.setViewportSize({ width: WIDTHS[0], height: HEIGHT });
      await open(page, address);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: HEIGHT });
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const all = await faults(page, address, width === WIDTHS[0] && colorScheme === 'light');
          if (all.length > 0) found.push({ address, width, colorScheme, all });
          const path = `${SHOTS}/${address.replace(/\W/g, '-')}-${width}-${colorScheme}.png`;
          if (SHOTS) await page.screenshot({ path, fullPage: true });
        }
      }
      const wide = await overflows(page);
      if (wide.length > 0) found.push({ address, wide });
    }
    expect(found).toEqual([]);
  });
}
