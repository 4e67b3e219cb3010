import { type Figure } from './figure.js';
import { type Stage } from './stage.js';

/** One kind of work that is measured; what it leaves behind does not disturb the others. */
export interface Bench {
  readonly name: string;
  /** How often the whole of it is done; each figure is the median of its rounds. Two without. */
  readonly rounds?: number;
  run(stage: Stage, options: BenchOptions): Promise<Figure[]>;
}

export interface BenchOptions {
  readonly seed: number;
  /** How many conversations and messages the big tables have. */
  readonly conversations: number;
  readonly messages: number;
}

/** A process that answers, and its id. */
export interface Place {
  readonly url: string;
  readonly pid: number;
}

/** The same measured at the floor and then at Chatkeep. */
export async function both<T>({ floor, chatkeep }: Stage, measure: (place: Place) => Promise<T>) {
  return { floor: await measure(floor), chatkeep: await measure(chatkeep) };
}
