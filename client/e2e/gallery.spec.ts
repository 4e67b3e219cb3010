import { type Server } from 'node:http';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { serveGallery } from './gallery-server.js';

const WIDTHS = [390, 1024, 1440];
const NARROW = 320;
/** Where to put a picture of each state, for looking at. */
const SHOTS = process.env['GALLERY_SHOTS'];
/** A scene shows a component many times, or a page within a page. */
const OF_WHOLE_PAGES = ['landmark-unique', 'landmark-no-duplicate-main', 'landmark-main-is-top-level'];
const OF_WHAT_IS_SEEN = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block'];

let url: string;
let server: Server;

test.beforeAll(async () => {
  ({ url, server } = await serveGallery());
});
test.afterAll(() => server.close());

async function addresses(page: Page): Promise<readonly string[]> {
  await page.goto(url);
  const links = page.getByRole('listitem').getByRole('link');
  await expect(links.first()).toBeVisible();
  return links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
}

/** Opens a scene and waits until it stands. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(`${url}/${address}`);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
  if (address === 'search') await expect(page.getByRole('option').first()).toBeVisible();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** All rules once; where the size or the theme is another, those that depend on it. */
function rules(page: Page, isFirst: boolean): AxeBuilder {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  return isFirst ? axe.disableRules(OF_WHOLE_PAGES) : axe.withRules(OF_WHAT_IS_SEEN);
}

for (const width of WIDTHS) {
  test(`axe finds nothing in any state, in both themes, ${width} pixels wide`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 900 });
    const found: unknown[] = [];
    for (const address of await addresses(page)) {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await open(page, address);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await rules(page, width === WIDTHS[0] && colorScheme === 'light').analyze();
        for (const { id, nodes } of violations)
          found.push({ address, colorScheme, id, at: nodes.map(({ target }) => target.join(' ')) });
        if (SHOTS) {
          const path = `${SHOTS}/${address.replace(/\W/g, '-')}-${width}-${colorScheme}.png`;
          await page.screenshot({ path, fullPage: true });
        }
      }
    }
    expect(found).toEqual([]);
  });
}

test('no state scrolls sideways at 320 pixels, nor where everything is twice as large', async ({ page }) => {
  test.setTimeout(120_000);
  const wide: string[] = [];
  for (const address of await addresses(page)) {
    for (const [width, size] of [
      [NARROW, '100%'],
      [2 * NARROW, '200%'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await open(page, address);
      await page.evaluate((fontSize) => void (document.documentElement.style.fontSize = fontSize), size);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (overflow > 0) wide.push(`${address} at ${width}, ${size}: ${overflow}`);
    }
  }
  expect(wide).toEqual([]);
});
