import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { expectAccessible } from '../testing/expect-accessible';
import { ChatSkeleton } from './chat-skeleton';

/** What is drawn after so many milliseconds. */
function drawnAfter(ms: number, begins: boolean): HTMLElement {
  const fixture = TestBed.createComponent(ChatSkeleton, { bindings: [inputBinding('begins', () => begins)] });
  fixture.detectChanges();
  vi.advanceTimersByTime(ms);
  fixture.detectChanges();
  return fixture.nativeElement as HTMLElement; // a browser platform has no other kind
}

describe(ChatSkeleton, () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each([true, false])('draws nothing that would flash while little time has gone by (begins: %s)', (begins) => {
    expect(drawnAfter(250, begins).childElementCount).toBe(0);
  });

  it.each([
    ['how to begin', true],
    ['what was said', false],
  ])('has the shape of %s, and of the composer, once it takes longer', async (_what, begins) => {
    const element = drawnAfter(350, begins);
    vi.useRealTimers();

    expect(element.querySelector('[role=status]')?.getAttribute('aria-label')).toBe('Loading messages');
    expect(element.querySelectorAll('.prompt').length).toBe(begins ? 4 : 0);
    expect(element.querySelector('.composer')).not.toBeNull();
    await expectAccessible(element);
  });
});
