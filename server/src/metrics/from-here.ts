import { type IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

const PROXIED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/** Whether a program of this machine asks, under an address of this machine, and passes on nobody else's request. */
export function isFromHere({ socket, headers }: IncomingMessage): boolean {
  if (!LOOPBACK.test(socket.remoteAddress ?? '')) return false;
  return isHere(headers.host ?? '') && !PROXIED.some((name) => name in headers);
}

function isHere(host: string): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return name === 'localhost' || (isIP(name) !== 0 && LOOPBACK.test(name));
}
