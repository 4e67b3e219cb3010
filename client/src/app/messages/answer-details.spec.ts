import { inputBinding } from '@angular/core';
import { OFFLINE } from '../api/problem';
import { render } from '../testing/render';
import { aRun } from '../testing/stories';
import { type Answer } from '../transcript/turns';
import { AnswerDetails } from './answer-details';

const ANSWER: Answer = {
  role: 'assistant',
  id: 'a1',
  runId: 'r1',
  run: null,
  parts: [],
  status: 'complete',
  feedback: null,
  createdAt: '2026-11-23T14:02:00.000Z',
  updatedAt: '2026-11-23T14:02:00.000Z',
};

describe(AnswerDetails, () => {
  it('asks again when it is opened again after it could not be told', async () => {
    const find = vi.fn(() => Promise.resolve(aRun({ model: 'scripted' })));
    find.mockRejectedValueOnce(OFFLINE);
    const bindings = [inputBinding('answer', () => ANSWER), inputBinding('find', () => find)];
    const page = await render(AnswerDetails, bindings);
    const open = async () => {
      page.find('button', 'Details of this answer').click();
      await page.settle();
      return document.querySelector('[role="dialog"]')?.textContent ?? '';
    };

    expect(await open()).toContain(OFFLINE.detail);
    document.querySelector<HTMLElement>('.cdk-overlay-backdrop')?.click();
    await page.settle();

    expect(await open()).toContain('scripted');
  });
});
