import { Customer } from '../chaos/customer.js';
import { type Observed } from '../chaos/observed.js';
import { type Order, randomOrder } from '../chaos/order.js';
import { Random } from '../chaos/random.js';
import { Person } from '../person.js';

const PAUSE_MS = { least: 200, most: 1500 };
const DRAIN_MS = 60_000;

/** People who have a conversation each and always say something more, until they are told to end. */
export class Crowd {
  private readonly random: Random;
  private readonly customers: Customer[] = [];
  private readonly over = new AbortController();
  private isOver = false;
  private going: readonly Promise<void>[] = [];

  private constructor(
    private readonly url: string,
    private readonly seed: number,
  ) {
    this.random = new Random(seed);
  }

  /** So many people who are talking, at the server of this address. */
  static async gather(url: string, size: number, seed: number): Promise<Crowd> {
    const crowd = new Crowd(url, seed);
    while (crowd.customers.length < size) await crowd.welcome(); // one by one: checking fifty passwords at once is another test
    crowd.going = crowd.customers.map((customer, index) => crowd.talk(customer, index, crowd.random.fork()));
    return crowd;
  }

  get told(): Pick<Observed, 'sent' | 'readings'> {
    return {
      sent: this.customers.flatMap(({ sent }) => sent),
      readings: this.customers.flatMap(({ readings }) => readings),
    };
  }

  get retries(): number {
    return this.customers.reduce((sum, { retries }) => sum + retries, 0);
  }

  /** Lets them finish what they have begun, but not for ever; answers how many could not. */
  async end(): Promise<number> {
    this.isOver = true;
    const timer = setTimeout(() => this.over.abort(), DRAIN_MS);
    const ends = await Promise.allSettled(this.going);
    clearTimeout(timer);
    return ends.filter(({ status }) => status === 'rejected').length;
  }

  private async welcome(): Promise<void> {
    const person = await Person.register(this.url, 'Ada');
    const conversationId = await person.newConversation();
    this.customers.push(new Customer(person, conversationId, () => this.url, this.random.fork(), this.over.signal));
  }

  private async talk(customer: Customer, index: number, random: Random): Promise<void> {
    for (let n = 0; !this.isOver; n++) {
      const at = performance.now() + random.between(PAUSE_MS.least, PAUSE_MS.most);
      await customer.order([{ ...calmOrder(`${this.seed}-${index}-${n}`, random), at }]);
    }
  }
}

/** Nothing goes wrong but for what we do to the servers. */
function calmOrder(label: string, random: Random): Order {
  return {
    ...randomOrder(label, random),
    toolMs: random.between(0, 300),
    fault: null,
    stopAfterMs: null,
    isHasty: false,
  };
}
