import { isDeepStrictEqual } from 'node:util';
import { isOver } from '../../src/runs/journal/run.entity.js';
import { type RunStreamEvent } from '../../src/runs/journal/run-stream-event.js';
import { answerText, callsIn } from './answer-of.js';
import { type Observed, type ObservedRun, type Reading, type Sent } from './observed.js';
import { contentOf, effectOf, wholeAnswer } from './order.js';

const MESSAGE_STATUS = { completed: 'complete', cancelled: 'stopped', failed: 'failed', interrupted: 'interrupted' };

/** Everything in which the observations break a promise, a sentence each; nothing when all are kept. */
export function brokenPromises(observed: Observed): string[] {
  const runs = new Map(observed.runs.map((run) => [run.id, run]));
  return [
    ...messageFaults(observed),
    ...observed.runs.flatMap(runFaults),
    ...observed.readings.flatMap((reading) => readingFaults(reading, runs.get(reading.runId))),
    ...observed.sent.flatMap((sent) => answerFaults(sent, runs.get(sent.runId), observed.effects)),
    ...[...observed.effects].flatMap(([name, times]) => when(times > 1, `${name} took effect ${times} times`)),
  ];
}

/** Each message that was taken in is there once, and no other. */
function messageFaults({ sent, questions }: Observed): string[] {
  const texts = new Set(sent.map(({ order }) => contentOf(order)));
  const lost = [...texts].filter((text) => !questions.includes(text)).map((text) => `lost: ${text}`);
  const doubled = questions.filter((text, index) => questions.indexOf(text) !== index).map((text) => `twice: ${text}`);
  const foreign = questions.filter((text) => !texts.has(text)).map((text) => `never taken in: ${text}`);
  return [...lost, ...doubled, ...foreign];
}

/** A run is over, its message says the same, and its events end once, with its end. */
function runFaults({ id, status, messageStatus, content, events }: ObservedRun): string[] {
  if (!isOver(status)) return [`run ${id} is still ${status}`];
  const wanted = MESSAGE_STATUS[status as keyof typeof MESSAGE_STATUS]; // one that is over
  const ends = events.filter(({ event }) => isEnd(event));
  return [
    ...when(messageStatus !== wanted, `run ${id} is ${status}, its message ${messageStatus}`),
    ...when(!isGapless(events.map(({ seq }) => seq)), `the events of run ${id} have a gap`),
    ...when(ends.length !== 1, `run ${id} ends ${ends.length} times`),
    ...when(ends.at(-1) !== events.at(-1), `run ${id} goes on after its end`),
    ...when(answerText(events.map(({ event }) => event)) !== content, `run ${id} keeps another text than it told`),
  ];
}

/** A reader got every event of the run, once and in order, whatever became of the connection. */
function readingFaults({ runId, events }: Reading, run: ObservedRun | undefined): string[] {
  if (!run) return [`run ${runId} was read and is not there`];
  const differs = events.findIndex(({ event }, index) => !isDeepStrictEqual(event, run.events[index]?.event));
  return [
    ...when(!isGapless(events.map(({ id }) => id)), `a reader of run ${runId} missed or repeated an event`),
    ...when(
      events.length !== run.events.length,
      `a reader got ${events.length} of ${run.events.length} events of ${runId}`,
    ),
    ...when(differs >= 0, `a reader of run ${runId} got another event ${differs + 1}`),
  ];
}

/** A complete answer is whole, and what its tool did is what the answer says. */
function answerFaults({ order, runId }: Sent, run: ObservedRun | undefined, effects: Observed['effects']): string[] {
  if (!run) return [`${order.label} was taken in and has no run`];
  const times = effects.get(effectOf(order)) ?? 0;
  const calls = callsIn(run.events.map(({ event }) => event));
  const succeeded = calls.some(({ status }) => status === 'success');
  const isFlagged = calls.some(({ status }) => status === 'unknown_outcome');
  const isMute = order.tool === 'charge' && times > 0 && !succeeded && !isFlagged;
  return [
    ...when(
      run.status === 'completed' && run.content !== wholeAnswer(order),
      `the answer to ${order.label} is not whole`,
    ),
    ...when(isMute, `${order.label} took effect, and run ${runId} does not say so`),
    ...when(succeeded && times === 0, `run ${runId} says that ${order.label} took effect, and it did not`),
  ];
}

function isEnd(event: RunStreamEvent): boolean {
  return event.type === 'run.updated' && isOver(event.run.status);
}

function isGapless(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => number === index + 1);
}

function when(isBroken: boolean, what: string): string[] {
  return isBroken ? [what] : [];
}
