import { describe, expect, it } from '@jest/globals';
import { chaos } from './chaos.js';
import { complaints, figures } from './report.js';
import { setStage } from './stage.js';

/** A short piece of what `npm run chaos` does for minutes. */
describe('Three servers on one database', () => {
  it('keep every promise, go on within 15 s and are done within 60 while they are killed, frozen and cut off from it', async () => {
    const seed = Number(process.env['CHAOS_SEED'] ?? Math.trunc(Math.random() * 1_000_000));
    const strokes = { kills: 5, restarts: 1, freezes: 1, seconds: 25 };
    const options = { seed, processes: 3, clients: 10, messages: 30, isFenced: true, ...strokes };

    await using stage = await setStage(options);
    const aftermath = await chaos(stage, options);

    console.log(figures(options, aftermath));
    expect(complaints(options, aftermath)).toEqual([]);
  }, 150_000);
});
