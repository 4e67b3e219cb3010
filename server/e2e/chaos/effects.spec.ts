import { describe, expect, it } from '@jest/globals';
import { Effects } from './effects.js';

describe('The server whose effects are counted', () => {
  it('is cleared away too when it has ended before, as Ctrl+C ends every process of a terminal', async () => {
    const effects = await Effects.start();
    process.kill(effects.pid, 'SIGINT');
    await effects.exited;

    await expect(effects[Symbol.asyncDispose]()).resolves.toBeUndefined();
  });
});
