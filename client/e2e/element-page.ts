import { type Locator, type Page } from '@playwright/test';
import { type OpenAIChatKit } from '@openai/chatkit';
import { CHATKEEP, OTHER_SITE } from './other-site.js';

/** The element on a page, and what it has told the page. */
declare global {
  interface Window {
    readonly chat: OpenAIChatKit & HTMLElement;
    readonly told: [string, unknown][];
  }
}

const EVENTS = ['response.start', 'response.end', 'thread.change', 'tool.change', 'effect', 'error', 'deeplink'];

/** Pages of another site with the element and nothing else, by their paths, for `otherSite`. */
export function barePages(server = CHATKEEP): Readonly<Record<string, string>> {
  const listen = `for (const name of ${JSON.stringify(EVENTS)})
    chat.addEventListener('chatkit.' + name, ({ detail }) => told.push([name, detail?.error ? String(detail.error) : detail]));`;
  const page = `<!doctype html><html lang="en"><title>Somebody’s site</title>
    <main><h1>Somebody’s site</h1><chatkeep-chat id="chat" style="display: block; block-size: 85vh"></chatkeep-chat></main>
    <script src="${server}/element/chatkeep.js"></script><script>const told = []; window.told = told; ${listen}</script>`;
  return { '/bare.html': page };
}

export async function openBare(page: Page): Promise<void> {
  await page.goto(`${OTHER_SITE}/bare.html`);
  await page.waitForFunction(() => 'setOptions' in window.chat);
}

export const box = (page: Page): Locator => page.getByRole('textbox', { name: 'Message' });

/** What the element has told of one kind, in order. */
export function toldOf(page: Page, kind: string): Promise<unknown[]> {
  return page.evaluate((name) => window.told.filter(([told]) => told === name).map(([, detail]) => detail), kind);
}
