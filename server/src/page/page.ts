import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import express, { type RequestHandler, type Response } from 'express';
import { type Config } from '../config/config.js';
import { OFFLINE_POLICY, pagePolicy } from './page-policy.js';

const HASHED = /-[\w-]{8}\.\w+(\.(br|gz))?$/;
const OFFLINE = /[\\/](offline\.html|service-worker\.js)(\.(br|gz))?$/;
const NONCE_BYTES = 16;

/** Where the page's own root element gets the nonce that its styles need. */
const ROOT = '<app-root';

/** The client's files, without its page. Those whose name has a hash never change. */
export function clientFiles(folder: string): RequestHandler {
  const forOthers = join(folder, 'element') + sep;
  return express.static(folder, {
    index: false,
    setHeaders: (response: Response, path: string) => {
      response.setHeader('Cache-Control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      if (OFFLINE.test(path)) response.setHeader('Content-Security-Policy', OFFLINE_POLICY);
      if (path.startsWith(forOthers)) openToOtherPages(response);
    },
  });
}

/** The page itself: asked for anew each time, with a nonce that no other answer has. */
export function clientPage(folder: string, config: Config): RequestHandler {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  return (_request, response) => {
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    response
      .setHeader('Content-Security-Policy', pagePolicy(config, nonce))
      .setHeader('Cache-Control', 'no-cache')
      .type('html')
      .send(html.replace(ROOT, `${ROOT} ngCspNonce="${nonce}"`));
  };
}

/** The element is a script for the pages of others. */
function openToOtherPages(response: Response): void {
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.removeHeader('Access-Control-Allow-Credentials');
}
