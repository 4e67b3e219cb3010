// Draws the icons of the installed app from one SVG: `node scripts/icons.mjs`, after the mark has changed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { chromium as browserPath } from './chromium.mjs';

const FOLDER = 'client/public/icons';

/** The mark in the middle of a tile. A maskable icon fills its square and keeps its mark within the safe circle. */
function drawing({ size, radius, part }) {
  const scale = (size * part) / 32;
  const edge = (size - 32 * scale) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">
    <rect width="${size}" height="${size}" rx="${size * radius}" fill="#0f645e"/>
    <g transform="translate(${edge} ${edge}) scale(${scale})">
      <path fill="#fff" d="M4 5h4v3h4.5V5h7v3H24V5h4v15.5a4 4 0 0 1-4 4h-7.2L10.5 29v-4.5H8a4 4 0 0 1-4-4z"/>
      <path stroke="#0f645e" d="M10 14.25h12M10 18.25h7.5" stroke-width="2" stroke-linecap="round"/>
    </g></svg>`;
}

const ICONS = {
  'icon-192': { size: 192, radius: 0.22, part: 0.68 },
  'icon-512': { size: 512, radius: 0.22, part: 0.68 },
  'maskable-512': { size: 512, radius: 0, part: 0.54 },
  'apple-touch-180': { size: 180, radius: 0, part: 0.6 },
};

const browser = await chromium.launch({ executablePath: await browserPath(), args: ['--no-sandbox'] });
mkdirSync(FOLDER, { recursive: true });
for (const [name, icon] of Object.entries(ICONS)) {
  const page = await browser.newPage({ viewport: { width: icon.size, height: icon.size } });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${drawing(icon)}`);
  writeFileSync(`${FOLDER}/${name}.png`, await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
