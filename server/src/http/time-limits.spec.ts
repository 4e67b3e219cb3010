import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { boundTimes } from './time-limits.js';

describe(boundTimes, () => {
  /** What a client hears that sends this and then nothing more. */
  const sendAndStop = async (start: string): Promise<string> => {
    const server = createServer((request, response) => void request.resume().on('end', () => response.end('done')));
    boundTimes(server, { headersMs: 60, requestMs: 120, checkMs: 20 });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1'); // a server that listens on a port has one
    socket.write(start);
    const heard = await text(socket);
    server.close();
    return heard;
  };

  it('lets go of a client whose headers never end', async () => {
    expect(await sendAndStop('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ')).toContain('408 Request Timeout');
  });

  it('keeps a quiet connection for longer than the minute for which proxies do', async () => {
    expect(await sendAndStop('GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nX-Slow: ')).toContain('timeout=75');
  });

  it('lets go of a client whose body never ends', async () => {
    expect(await sendAndStop('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{"a"')).toContain('408');
  });
});
