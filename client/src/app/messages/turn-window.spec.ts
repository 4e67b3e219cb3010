import { signal } from '@angular/core';
import { aMessage } from '../testing/stories';
import { turnOf } from '../rest/message-turns';
import { TurnWindow } from './turn-window';

function turns(from: number, to: number) {
  return Array.from({ length: to - from }, (_, index) => turnOf(aMessage({ id: `m${from + index}` })));
}

function setup(count: number) {
  const [all, following] = [signal(turns(0, count)), signal(true)];
  const window = new TurnWindow(all, following);
  const shown = () => [window.shown()[0]?.id, window.shown().at(-1)?.id];
  return { all, following, window, shown };
}

describe(TurnWindow, () => {
  it('draws all of a short conversation', () => {
    expect(setup(3).shown()).toEqual(['m0', 'm2']);
  });

  it('draws the end of a long one, and what joins it there', () => {
    const { all, shown } = setup(5000);
    expect(shown()).toEqual(['m4960', 'm4999']);

    all.update((before) => [...before, ...turns(5000, 5002)]);

    expect(shown()).toEqual(['m4962', 'm5001']);
  });

  it('never draws more than 80 turns, however far the reader goes', () => {
    const { following, window, shown } = setup(5000);
    following.set(false);

    while (window.earlier()) expect(window.shown().length).toBeLessThanOrEqual(80);

    expect(shown()).toEqual(['m0', 'm79']);
    window.later();
    expect(shown()).toEqual(['m25', 'm104']);
  });

  it('stays where the reader is when older turns are loaded and newer ones come', () => {
    const { all, following, shown } = setup(100);
    following.set(false);
    expect(shown()[0]).toBe('m60');

    all.update((before) => [...turns(500, 550), ...before, ...turns(100, 101)]);

    expect(shown()).toEqual(['m60', 'm100']);
  });

  it('draws the turns around one that is looked for', () => {
    const { following, window } = setup(5000);
    following.set(false);

    window.reveal('m1000');

    expect(window.shown().some(({ id }) => id === 'm1000')).toBe(true);
    expect(window.isAtEnd()).toBe(false);
  });

  it('goes back to the end when the reader follows again', () => {
    const { following, window, shown } = setup(5000);
    following.set(false);
    window.reveal('m1000');

    following.set(true);

    expect(shown()).toEqual(['m4960', 'm4999']);
  });
});
