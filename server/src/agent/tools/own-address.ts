import { type AddressInfo, type Server } from 'node:net';
import { type HttpAdapterHost } from '@nestjs/core';

const ANY_ADDRESS = ['::', '0.0.0.0'];

/** Where this process itself answers `path`, whatever its public address is. */
export function ownAddress(adapter: HttpAdapterHost, path: string): URL {
  const server = adapter.httpAdapter.getHttpServer() as Server; // Nest leaves its type open
  const { address, family, port } = server.address() as AddressInfo; // we listen on a port, never on a pipe
  const host = family === 'IPv6' ? `[${address}]` : address;
  return new URL(path, `http://${ANY_ADDRESS.includes(address) ? '127.0.0.1' : host}:${port}`);
}
