import { connect, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { checkedLookup } from './checked-lookup.js';
import { guardedFetch } from './guarded-fetch.js';
import { isPublicAddress } from './public-address.js';
import { listening, web } from './testing/listening.js';

/** Every way of writing an address that is not on the public internet, and what else is refused before a connection. */
const REFUSED = [
  // plain http, and what is no http at all
  'http://example.com/',
  'http://93.184.216.34/',
  'ftp://example.com/',
  'file:///etc/passwd',
  'data:text/plain,hello',
  'https://ada:secret@example.com/',
  // this machine
  'https://127.0.0.1/',
  'https://127.1/',
  'https://127.8.8.8/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0x7f.0.0.1/',
  'https://0177.0.0.1/',
  'https://017700000001/',
  'https://1２7.0.0.1/',
  'https://127。0。0。1/',
  'https://localhost/',
  'https://LOCALHOST/',
  'https://[::1]/',
  'https://[0:0:0:0:0:0:0:1]/',
  'https://[::]/',
  'https://0.0.0.0/',
  'https://0/',
  'https://0.1.2.3/',
  // its networks
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://172.31.255.255/',
  'https://192.168.1.1/',
  'https://100.64.0.1/',
  'https://169.254.0.1/',
  'https://[fe80::1]/',
  'https://[fec0::1]/',
  'https://[fd00::1]/',
  'https://[fc00::1]/',
  // where clouds keep their secrets
  'https://169.254.169.254/latest/meta-data/',
  'https://2852039166/',
  'https://0xa9fea9fe/',
  'https://0251.0376.0251.0376/',
  'https://[::ffff:169.254.169.254]/',
  'https://[::ffff:a9fe:a9fe]/',
  'https://[0:0:0:0:0:ffff:a9fe:a9fe]/',
  'https://[fd00:ec2::254]/',
  // IPv4 inside IPv6
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[::127.0.0.1]/',
  'https://[::ffff:0:127.0.0.1]/',
  'https://[64:ff9b::127.0.0.1]/',
  'https://[64:ff9b:1::a00:1]/',
  'https://[2002:7f00:1::]/',
  'https://[2001:0:7f00:1::]/',
  // addresses of no single machine, or of none at all
  'https://224.0.0.1/',
  'https://[ff02::1]/',
  'https://255.255.255.255/',
  'https://240.0.0.1/',
  'https://192.0.2.1/',
  'https://198.18.0.1/',
  'https://[2001:db8::1]/',
  'https://[100::1]/',
];

/** What a name may turn out to mean; one bad answer among good ones is enough. */
const REFUSED_ANSWERS = [
  ['127.0.0.1'],
  ['10.1.2.3'],
  ['169.254.169.254'],
  ['::1'],
  ['::ffff:192.168.0.1'],
  ['fd12:3456::1'],
  ['8.8.8.8', '127.0.0.1'],
  ['2606:4700::1111', 'fe80::1'],
  ['not an address'],
  [],
];

const answers = (...addresses: string[]) =>
  addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

describe(guardedFetch, () => {
  it.each(REFUSED)('does not open %s', async (url) => {
    await expect(guardedFetch()(url)).rejects.toMatchObject({ code: 'outside_refused' });
  });

  it.each(REFUSED_ANSWERS.map((addresses) => [addresses]))('does not open a name that means %j', async (addresses) => {
    const fetch = guardedFetch({ resolve: () => Promise.resolve(answers(...addresses)) });

    await expect(fetch('https://wiki.example/')).rejects.toMatchObject({ code: 'outside_refused' });
  });

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])('would open %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it('opens the private servers that were named, by their exact origin, and no other', async () => {
    await using named = await web((_, response) => response.end('Hello'));
    await using other = await web((_, response) => response.end('Secret'));
    const fetch = guardedFetch({ allowedOrigins: [`http://127.0.0.1:${named.port}`] });

    expect(await (await fetch(`http://127.0.0.1:${named.port}/`)).text()).toBe('Hello');
    for (const url of [`http://localhost:${named.port}/`, `http://127.0.0.1:${other.port}/`])
      await expect(fetch(url)).rejects.toMatchObject({ code: 'outside_refused' });
    expect(other.reached.times).toBe(0);
  });

  it('reads no more than it takes', async () => {
    await using endless = await web((_, response) => {
      const more = () => void response.write('x'.repeat(65_536), () => !response.destroyed && more());
      more();
    });
    const fetch = guardedFetch({ allowedOrigins: [`http://127.0.0.1:${endless.port}`], maxBytes: 100_000 });
    const told: string[] = [];

    const response = await fetch(`http://127.0.0.1:${endless.port}/`, {}, () => told.push('too large'));

    await expect(response.text()).rejects.toMatchObject({ code: 'response_too_large' });
    expect(told).toEqual(['too large']);
  });

  it.each([
    ['before it answers', () => undefined],
    ['in the middle', (response: { write(text: string): unknown }) => response.write('Hel')],
  ])('does not wait for ever for a server that falls silent %s', async (_, begin) => {
    await using silent = await web((__, response) => void begin(response));
    const fetch = guardedFetch({ allowedOrigins: [`http://127.0.0.1:${silent.port}`], deadlineMs: 100 });

    const answer = fetch(`http://127.0.0.1:${silent.port}/`).then((response) => response.text());

    await expect(answer).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('stops when its caller does', async () => {
    await using silent = await web(() => undefined);
    const stop = new AbortController();
    const fetch = guardedFetch({ allowedOrigins: [`http://127.0.0.1:${silent.port}`] });
    const answer = fetch(`http://127.0.0.1:${silent.port}/`, { signal: stop.signal });

    stop.abort(new Error('Enough'));

    await expect(answer).rejects.toThrow('Enough');
  });
});

describe(checkedLookup, () => {
  it('connects to the very address that was checked, whatever the name means a moment later', async () => {
    await using good = await listening(createServer((socket) => socket.end('good')));
    await using bad = await listening(
      createServer((socket) => socket.end('bad')),
      '127.0.0.2',
      good.port,
    );
    let asked = 0;
    const rebinding = () => Promise.resolve(answers(asked++ === 0 ? '127.0.0.1' : '127.0.0.2'));
    const lookup = checkedLookup(rebinding, (address) => address === '127.0.0.1');
    const visit = () => text(connect({ host: 'rebind.example', port: good.port, lookup }));

    expect(await visit()).toBe('good');
    await expect(visit()).rejects.toMatchObject({ code: 'outside_refused' });
    expect([asked, bad.reached.times]).toEqual([2, 0]);
  });
});
