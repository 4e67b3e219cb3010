// Lighthouse on the built app, in a browser without a window: the median of three loads of each page, as a table.
// `npm run lighthouse`; CHROME_PATH names the browser. Fails where a page is not as good as it should be.
import { chromium as browsers } from '@playwright/test';
import lighthouse, { desktopConfig } from 'lighthouse';
import { build } from './build.mjs';
import { chromium } from './chromium.mjs';
import { freePort, newCookies, ownServer } from './own-server.mjs';

const TIMES = 3;
const LEAST = { performance: 95, accessibility: 100, 'best-practices': 100 };
const PAGES = ['/sign-in', '/chat', '/tasks'];
/** A signed-in page listens to its event stream as long as it is open: its network never falls silent. */
const LOADED_MS = 12_000;
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];

async function measure(origin, page, port) {
  const extraHeaders = page === '/sign-in' ? {} : { Cookie: (await newCookies(origin)).join('; ') };
  const onlyCategories = Object.keys(LEAST);
  const limits = { maxWaitForLoad: LOADED_MS, disableFullPageScreenshot: true };
  const options = { port, extraHeaders, onlyCategories, ...limits, logLevel: 'error' };
  const { lhr } = await lighthouse(`${origin}${page}`, options, desktopConfig);
  const faults = Object.values(lhr.categories)
    .flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => lhr.audits[id]))
    .filter(({ score }) => score !== null && score < 0.9)
    .map(({ id, displayValue }) => `${id}${displayValue ? ` (${displayValue})` : ''}`);
  const scores = Object.keys(LEAST).map((name) => [name, Math.round(lhr.categories[name].score * 100)]);
  return { scores: Object.fromEntries(scores), faults, at: new URL(lhr.finalDisplayedUrl).pathname };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

await build();
const executablePath = process.env.CHROME_PATH ?? (await chromium());
const { origin, stop } = await ownServer();
const table = {};
try {
  for (const page of PAGES) {
    const loads = [];
    for (let time = 0; time < TIMES; time++) {
      const debugPort = await freePort();
      const args = [...FLAGS, `--remote-debugging-port=${debugPort}`];
      const browser = await browsers.launch({ executablePath, args, handleSIGINT: false, handleSIGTERM: false });
      loads.push(await measure(origin, page, debugPort));
      await browser.close();
    }
    if (loads.some(({ at }) => at !== page)) throw new Error(`${page} led to ${loads.map(({ at }) => at).join(', ')}`);
    const scores = Object.keys(LEAST).map((name) => [name, median(loads.map((load) => load.scores[name]))]);
    table[page] = {
      ...Object.fromEntries(scores),
      'to do': [...new Set(loads.flatMap(({ faults }) => faults))].join(', '),
    };
  }
} finally {
  await stop();
}
console.table(table);
const isGood = Object.values(table).every((scores) =>
  Object.entries(LEAST).every(([name, least]) => scores[name] >= least),
);
process.exit(isGood ? 0 : 1);
