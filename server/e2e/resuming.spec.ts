import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createTestDatabase } from '../src/testing/test-database.js';
import { foldedText } from './folded-text.js';
import { type NumberedEvent, type Person } from './person.js';
import { TestServer } from './test-server.js';

const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

/** The event after which a reader who has `read` events asks to go on. */
const PLACES = {
  'the last': (read: number) => read,
  'one before': (read: number) => Math.max(0, read - 1),
  'the first': (read: number) => Math.min(1, read),
  'a negative one': () => -7,
  'one to come': () => 1_000_000,
};

/** A reader's next connection: where, after which event, and how many events until it is cut. */
interface Connection {
  readonly isElsewhere: boolean;
  readonly after: keyof typeof PLACES;
  readonly events: number;
}

const CONNECTION: fc.Arbitrary<Connection> = fc.record({
  isElsewhere: fc.boolean(),
  after: fc.constantFrom('the last', 'one before', 'the first', 'a negative one', 'one to come'),
  events: fc.integer({ min: 1, max: 12 }),
});

/** How many runs are read; a long run takes more. */
const RUNS = Number(process.env['RUNS'] ?? 8);

const READER = fc.array(CONNECTION, { maxLength: 6 });

describe('Reading a run in pieces', () => {
  const open = new AsyncDisposableStack();
  let people: readonly [here: Person, there: Person];

  beforeAll(async () => {
    const database = open.use(await createTestDatabase());
    const one = open.use(await TestServer.on(database.url));
    const other = open.use(await TestServer.on(database.url));
    const ada = await one.person('Ada');
    people = [ada, ada.at(other.url)];
  });

  afterAll(() => open.disposeAsync());

  it(`adds up to what is stored, however it is cut and resumed (SEED=${SEED})`, async () => {
    const property = fc.asyncProperty(READER, READER, async (first, second) => {
      const [here] = people;
      const id = await here.newConversation();
      const { run } = await here.sendAsync(id, 'A long answer of 60 words [[pace:6]]');

      const read = await Promise.all([first, second].map((connections) => readInPieces(run.id, connections)));

      const whole = await here.all(run.id);
      const [, answer] = (await here.messages(id)).messages;
      expect(whole.map((event) => event.id)).toEqual(whole.map((_, index) => index + 1));
      for (const events of read) {
        expect(events).toEqual(whole);
        expect(foldedText(events.map(({ event }) => event))).toBe(answer?.content);
      }
    });

    await fc.assert(property, { seed: SEED, numRuns: RUNS, endOnFailure: true });
  }, 60_000);

  /** All that a reader has gathered after these connections, and a last one that is not cut. */
  async function readInPieces(runId: string, connections: readonly Connection[]): Promise<NumberedEvent[]> {
    const read: NumberedEvent[] = [];
    for (const { isElsewhere, after, events } of connections) {
      const piece = await some(people[isElsewhere ? 1 : 0].follow(runId, PLACES[after](read.length)), events);
      if (after === 'one to come')
        expect(piece.map(({ id }) => id)).toEqual(piece.map((_, i) => (piece[0]?.id ?? 0) + i));
      else take(read, piece);
    }
    take(read, await people[1].all(runId, read.length));
    return read;
  }
});

/** Adds what is new; what is not must be what it was. */
function take(read: NumberedEvent[], piece: readonly NumberedEvent[]): void {
  for (const event of piece) {
    if (event.id <= read.length) expect(event).toEqual(read[event.id - 1]);
    else expect(read.push(event)).toBe(event.id);
  }
}

async function some(events: AsyncGenerator<NumberedEvent>, count: number): Promise<NumberedEvent[]> {
  const seen: NumberedEvent[] = [];
  for await (const event of events) if (seen.push(event) === count) break;
  return seen;
}
