import Sequencer from '@jest/test-sequencer';

/** The specs that wait for real time and real processes, the longest first. */
const LONGEST = [
  'conformance/client',
  'chaos/fail-points',
  'network-faults',
  'recovery',
  'chaos/survival',
  'chaos/frozen',
  'start-up',
  'early-decisions',
  'isolation',
  'fuzz',
  'resuming',
  'deployment/smoke',
  'processes',
  'conformance/server',
];

/** Begins with the specs that take longest, so that no worker is still at one of them when the others are done. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => rank(one) - rank(other));
  }
}

function rank({ path }) {
  const place = LONGEST.findIndex((name) => path.endsWith(`/e2e/${name}.spec.ts`));
  return place === -1 ? LONGEST.length : place;
}
