import { beforeEach, describe, expect, it } from '@jest/globals';
import { Circuit } from './circuit.js';

describe(Circuit, () => {
  let time: number;
  let circuit: Circuit;

  beforeEach(() => {
    time = 0;
    circuit = new Circuit(() => time);
  });

  const fail = (times: number) => Array.from({ length: times }, () => circuit.failed());

  it('stays closed as long as some requests succeed', () => {
    for (let round = 0; round < 10; round++) {
      fail(4);
      circuit.succeeded();
    }

    expect([circuit.state, circuit.admits()]).toEqual(['closed', true]);
  });

  it('opens after five failures in a row, and admits nobody for ten seconds', () => {
    fail(5);
    time = 9_999;

    expect([circuit.state, circuit.admits()]).toEqual(['open', false]);
  });

  it('then admits one request to try', () => {
    fail(5);
    time = 10_000;

    expect([circuit.state, circuit.admits(), circuit.admits()]).toEqual(['half_open', true, false]);
  });

  it('closes when the try succeeds', () => {
    fail(5);
    time = 10_000;
    circuit.admits();
    circuit.succeeded();

    expect([circuit.state, circuit.admits()]).toEqual(['closed', true]);
  });

  it('opens for twice as long each time that the try fails, for five minutes at most', () => {
    const pauses: number[] = [];
    fail(5);
    for (let round = 0; round < 7; round++) {
      const before = time;
      while (!circuit.admits()) time += 1_000;
      pauses.push((time - before) / 1_000);
      circuit.failed();
    }

    expect(pauses).toEqual([10, 20, 40, 80, 160, 300, 300]);
  });

  it('lets another one try when the first one gave up', () => {
    fail(5);
    time = 10_000;
    circuit.admits();
    circuit.gaveUp();

    expect(circuit.admits()).toBe(true);
  });
});
