import { inputBinding } from '@angular/core';
import { OFFLINE } from '../api/problem';
import { expectAccessible } from '../testing/expect-accessible';
import { render } from '../testing/render';
import { aCall, anAnswer, aRun } from '../testing/stories';
import { turnOf } from '../rest/message-turns';
import { RunDetails } from './run-details';

const RUN = aRun({
  model: 'scripted',
  status: 'completed',
  usage: { input_tokens: 1240, output_tokens: 318 },
  timings: { queued_ms: 3, first_token_ms: 240, total_ms: 2300 },
  finished_at: '2026-11-23T14:02:03.000Z',
});

async function setup(find = vi.fn(() => Promise.resolve(RUN))) {
  const answer = turnOf(anAnswer({ tool_calls: [aCall({ duration_ms: 1400 })] }));
  const page = await render(RunDetails, [inputBinding('answer', () => answer), inputBinding('find', () => find)]);
  return { ...page, words: () => page.element.textContent.replace(/\s+/g, ' ') };
}

describe(RunDetails, () => {
  it('tells the model, what it cost, when and how long, and what each tool took', async () => {
    const { element, words } = await setup();

    expect(words()).toContain('scripted');
    expect(words()).toContain('1,240 read, 318 written');
    expect(words()).toMatch(/Began at\s*\d+:02.*First word after\s*0\.2 s.*All of it after\s*2\.3 s/);
    expect(words()).toMatch(/Created task: Review Q4 report.*1\.4 s/);
    await expectAccessible(element);
  });

  it('asks again when it could not be told', async () => {
    const find = vi.fn(() => Promise.resolve(RUN));
    find.mockRejectedValueOnce(OFFLINE);
    const page = await setup(find);
    expect(page.words()).toContain(OFFLINE.detail);

    page.find('button', 'Try again').click();
    await page.settle();

    expect(page.words()).toContain('scripted');
  });
});
