import { signal } from '@angular/core';
import { turnOf } from '../rest/message-turns';
import { aMessage } from '../testing/stories';
import { Unseen } from './unseen';

const turn = (id: string) => turnOf(aMessage({ id }));

function setup() {
  const turns = signal([turn('m1'), turn('m2')]);
  const following = signal(true);
  const unseen = new Unseen(turns, following);
  unseen.count();
  const add = () => turns.update((before) => [...before, turn('m3')]);
  return { turns, following, unseen, add };
}

describe(Unseen, () => {
  it('counts nothing while the end is followed', () => {
    const { unseen, add } = setup();

    add();

    expect(unseen.count()).toBe(0);
  });

  it('counts what came since the reader left the end, until they are back', () => {
    const { unseen, following, add } = setup();
    following.set(false);
    expect(unseen.count()).toBe(0);

    add();
    expect(unseen.count()).toBe(1);

    following.set(true);
    expect(unseen.count()).toBe(0);
  });

  it('counts nothing when what was seen last was taken out', () => {
    const { turns, unseen, following } = setup();
    following.set(false);
    unseen.count();

    turns.update((before) => before.slice(0, 1));

    expect(unseen.count()).toBe(0);
  });
});
