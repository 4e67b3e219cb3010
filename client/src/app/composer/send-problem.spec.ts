import { inputBinding, signal } from '@angular/core';
import { Problem } from '../api/problem';
import { render } from '../testing/render';
import { SendProblem } from './send-problem';

const refusal = (seconds: number) => new Problem('rate_limited', 'Too many.', 429, [], seconds);

describe(SendProblem, () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] }));
  afterEach(() => void vi.useRealTimers());

  it('tells the time that is left by the clock, also where a page in the background is seldom woken', async () => {
    const problem = signal(refusal(90));
    const { element, settle } = await render(SendProblem, [inputBinding('problem', problem)]);
    expect(element.textContent).toContain('1:30');

    vi.setSystemTime(Date.now() + 60_000);
    vi.advanceTimersByTime(1_000);
    await settle();
    expect(element.textContent).toContain('0:29');

    problem.set(refusal(42));
    await settle();
    expect(element.textContent).toContain('0:42');

    vi.advanceTimersByTime(42_000);
    await settle();
    expect(element.textContent).toContain('You can send again now.');
  });
});
