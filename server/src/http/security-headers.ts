import { type RequestHandler } from 'express';
import helmet from 'helmet';
import { type Config } from '../config/config.js';

/** Nothing may be loaded by what is no page, and nobody may frame it. */
const NO_PAGE = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** The API's description is a page of a package, which styles itself. */
const DOCS =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
  "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/** What no page of ours needs. */
const PERMISSIONS = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'serial', 'usb']
  .map((feature) => `${feature}=()`)
  .join(', ');

const YEAR_SECONDS = 31_536_000;

/** The headers of every response; a page replaces the content security policy by its own. */
export function securityHeaders({ http }: Config): RequestHandler {
  const harden = helmet({
    contentSecurityPolicy: false,
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: http.publicUrl.startsWith('https:') ? { maxAge: YEAR_SECONDS } : false,
  });
  return (request, response, next) => {
    response.setHeader('Content-Security-Policy', NO_PAGE);
    response.setHeader('Permissions-Policy', PERMISSIONS);
    harden(request, response, next);
  };
}

export const docsPolicy: RequestHandler = (_request, response, next) => {
  response.setHeader('Content-Security-Policy', DOCS);
  next();
};
