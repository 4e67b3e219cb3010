import { describe, expect, it } from '@jest/globals';
import { TestServer } from './test-server.js';

describe('The element that the page shows', () => {
  it.each([
    [{}, { domain_key: null, script_url: null }],
    [
      { CHATKIT_DOMAIN_KEY: 'domain_pk_1' },
      {
        domain_key: 'domain_pk_1',
        script_url: 'https://cdn.platform.openai.com/deployments/chatkit/chatkit.js',
      },
    ],
  ])('is told to everybody: with %j', async (settings, told) => {
    await using server = await TestServer.start(settings);

    const response = await fetch(`${server.url}/api/chat/element`);

    expect([response.status, await response.json()]).toEqual([200, told]);
  });
});
