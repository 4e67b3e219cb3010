import { Injectable } from '@nestjs/common';
import { type Request } from 'express';
import { Config } from '../config/config.js';
import { LOOPBACK } from '../config/loopback.js';

/** Knows by which addresses this server is spoken to, and from which pages. */
@Injectable()
export class Origins {
  private readonly own = new URL(this.config.http.publicUrl);

  constructor(private readonly config: Config) {}

  /** Whether a browser may send the request: no page did, one of ours, or one that the settings name. */
  trusts(request: Request): boolean {
    const origin = request.get('origin');
    if (origin === undefined || origin === this.own.origin) return true;
    return this.config.http.corsOrigins.includes(origin) || isLoopbackPage(origin, request);
  }

  /** Whether the request was sent to us by name: a page that points its own name at us is not. */
  isAddressed(request: Request): boolean {
    const host = request.get('host') ?? '';
    const { localAddress, localPort } = request.socket;
    return host === this.own.host || isLoopbackHost(host, localPort) || host === socketHost(localAddress, localPort);
  }
}

/** In development a page on this machine comes from the very address that it talks to. */
function isLoopbackPage(origin: string, request: Request): boolean {
  const host = request.get('host') ?? '';
  return origin === `http://${host}` && URL.canParse(origin) && LOOPBACK.includes(new URL(origin).hostname);
}

function isLoopbackHost(host: string, port: number | undefined): boolean {
  return LOOPBACK.some((name) => host === `${name}:${port}` || (port === 80 && host === name));
}

/** The address itself that was connected to; no page can point a name of its own at it. */
function socketHost(address = '', port: number | undefined): string {
  const plain = address.replace(/^::ffff:/, '');
  return `${plain.includes(':') ? `[${plain}]` : plain}:${port}`;
}
