import { inputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { render } from '../testing/render';
import { Announcer } from '../ui/announcer';
import { ConnectionBanner } from './connection-banner';

describe(ConnectionBanner, () => {
  it('says that the line is down, and that it is back', async () => {
    const lost = signal(false);
    const { element, settle } = await render(ConnectionBanner, [inputBinding('lost', lost)]);
    const said = TestBed.inject(Announcer).words;
    expect([element.textContent.trim(), said()]).toEqual(['', '']);

    lost.set(true);
    await settle();
    expect([element.textContent.trim(), said()]).toEqual([expect.stringContaining('You are offline.'), '']);

    lost.set(false);
    await settle();
    expect([element.textContent.trim(), said()]).toEqual(['', 'You are connected again.']);
  });
});
