import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installDebian } from './debian.mjs';

const PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a Chromium to test with: one that is installed, else Debian's, else the one that Playwright brings. */
export async function chromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  return installed() ?? debians() ?? (await playwrights());
}

function installed() {
  return PATHS.find((path) => existsSync(path));
}

function debians() {
  installDebian('chromium');
  return installed();
}

async function playwrights() {
  execFileSync('playwright', ['install', 'chromium'], { stdio: 'inherit', shell: process.platform === 'win32' });
  const { chromium: browser } = await import('@playwright/test');
  return browser.executablePath();
}
