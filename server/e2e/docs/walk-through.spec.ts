import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestServer } from '../test-server.js';
import { Person } from '../person.js';
import { blocksOf } from './doc-commands.js';

const ADA = { email: 'ada@example.org', password: 'a sentence is fine' };

describe('The commands that use a server from outside', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await TestServer.start();
    await new Person(server.url, null).post('/api/auth/register', ADA);
  });

  afterAll(() => server[Symbol.asyncDispose]());

  /** All in one shell, as somebody types them one after the other. */
  const type = async (commands: string) => {
    const child = spawn('bash', ['-euo', 'pipefail', '-c', commands], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = once(child, 'exit') as Promise<[number | null]>; // what node emits
    const [said, [code]] = await Promise.all([text(child.stdout), exited]);
    return { said, code };
  };

  it.each([
    ['docs/tools.md', '"title":"Water the plants"'],
    ['docs/chatkit.md', '"status":"completed"'],
  ])('do in %s what it says', async (page, outcome) => {
    const blocks = blocksOf(page).filter(({ text: block }) => block.includes('$URL') || block.startsWith('URL='));

    const { said, code } = await type(
      blocks.map(({ text: block }) => block.replace(/^URL=.*$/m, `URL=${server.url}`)).join('\n'),
    );

    expect(code).toBe(0);
    expect(said).toContain(outcome);
  });
});
