import { type Server } from 'node:http';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { serveGallery } from './gallery-server.js';

/** A state that must be seen: where it is, and the change that takes it away. */
interface State {
  readonly what: string;
  readonly scene: string;
  readonly selector: string;
  readonly undo: (element: Element) => void;
}

const STATES: readonly State[] = [
  {
    what: 'a filter that is chosen',
    scene: 'tasks',
    selector: '.segment[aria-pressed=true]',
    undo: (element) => element.setAttribute('aria-pressed', 'false'),
  },
  {
    what: 'a task that is done',
    scene: 'tasks',
    selector: '.check >> nth=0',
    undo: (element) => ((element as HTMLInputElement).checked = !(element as HTMLInputElement).checked), // a checkbox is one
  },
  {
    what: 'how pressing a task is',
    scene: 'tasks',
    selector: 'app-priority >> nth=0',
    undo: (element) => element.querySelector('.bars')?.setAttribute('class', 'bars level-1'),
  },
  {
    what: 'the hit that Enter opens',
    scene: 'search',
    selector: '[role=option][aria-selected=true]',
    undo: (element) => element.setAttribute('aria-selected', 'false'),
  },
  {
    what: 'a conversation that is not read',
    scene: 'lists',
    selector: 'app-conversation-row:has(.dot)',
    undo: (element) => element.querySelector('.dot')?.remove(),
  },
  {
    what: 'a conversation that is answered in',
    scene: 'lists',
    selector: 'app-conversation-row:has(.spinner)',
    undo: (element) => element.querySelector('.spinner')?.remove(),
  },
  {
    what: 'the conversation that is open',
    scene: 'lists',
    selector: 'app-conversation-row >> nth=0',
    undo: (element) => element.querySelector('a')?.classList.add('current'),
  },
  {
    what: 'an answer that was called good',
    scene: 'messages',
    selector: '.icon-btn[aria-pressed=true]',
    undo: (element) => element.setAttribute('aria-pressed', 'false'),
  },
  {
    what: 'that the assistant works',
    scene: 'messages',
    selector: '.merlons >> nth=0',
    undo: (element) => element.replaceChildren(),
  },
  {
    what: 'that nothing can be sent',
    scene: 'composers',
    selector: '.send[aria-disabled=true] >> nth=0',
    undo: (element) => element.removeAttribute('aria-disabled'),
  },
  {
    what: 'that one writes in the composer',
    scene: 'composers',
    selector: '.composer >> nth=0',
    undo: (element) => element.querySelector('textarea')?.focus(),
  },
  {
    what: 'how far a tool is',
    scene: 'tools',
    selector: 'app-tool-bubble:has(.progress) >> nth=0',
    undo: (element) => element.querySelector('.progress span')?.remove(),
  },
  {
    what: 'the item of a menu that has the focus',
    scene: 'menu',
    selector: '[role=menuitem]:focus',
    undo: (element) => (element as HTMLElement).blur(), // a button is one
  },
];

let url: string;
let server: Server;

test.beforeAll(async () => {
  ({ url, server } = await serveGallery());
});
test.afterAll(() => server.close());

/** Takes pictures of a place until two of them are the same: what is being opened is put in its place when it is there. */
async function still(page: Page, place: Locator): Promise<() => Promise<Buffer>> {
  let shot = () => page.screenshot();
  await expect(async () => {
    await place.scrollIntoViewIfNeeded();
    const box = await place.boundingBox();
    if (!box) throw new Error('It takes no place.');
    const clip = { x: box.x - 6, y: box.y - 6, width: box.width + 12, height: box.height + 12 };
    shot = () => page.screenshot({ clip, caret: 'hide', animations: 'disabled' });
    expect((await shot()).equals(await shot()), 'stands still').toBe(true);
  }).toPass();
  return shot;
}

async function isSeen(page: Page, { selector, undo }: State): Promise<boolean> {
  const place = page.locator(selector);
  const shot = await still(page, place);
  const before = await shot();
  await place.evaluate(undo);
  return !before.equals(await shot());
}

test('every state is seen where the system chooses the colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const lost: string[] = [];
  for (const state of STATES) {
    await page.goto(`${url}/${state.scene}`);
    await expect(page.locator(state.selector)).toBeVisible();
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    if (!(await isSeen(page, state))) lost.push(state.what);
  }
  expect(lost).toEqual([]);
});

test('what floats has an edge where shadows are gone', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const edges: Record<string, string> = {};
  for (const [scene, selector] of [
    ['menu', '.menu'],
    ['confirm', '.mat-mdc-dialog-surface'],
    ['tip', '.mdc-tooltip__surface'],
    ['notices', '.toast >> nth=0'],
  ] as const) {
    await page.goto(`${url}/${scene}`);
    const place = page.locator(selector);
    await expect(place).toBeVisible();
    edges[scene] = await place.evaluate((element) => getComputedStyle(element).borderBlockStartStyle);
  }
  expect(edges).toEqual({ menu: 'solid', confirm: 'solid', tip: 'solid', notices: 'solid' });
});
