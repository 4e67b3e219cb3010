/** The numbers of the advisory locks that processes take from each other; any will do, as long as no two are the same. */
export const LOCKS = {
  /** Held by who migrates. */
  migration: 4_201_987,
  /** Held by who looks for runs without a job. */
  reconciling: 4_201_988,
  /** Held by every process that lives, with its own number beneath. */
  presence: 4_201_989,
  /** Held by who throws away what is old, with the name of the rule beneath. */
  retention: 4_201_990,
} as const;
