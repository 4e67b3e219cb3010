/** One request that the demo model got, as tests look at it. */
export interface JournalEntry {
  path: string;
  authorization: string | undefined;
  body: unknown;
  /** Aborted means that the connection closed before the answer was whole. */
  outcome: 'open' | 'answered' | 'aborted';
  /** Settles when the connection is done with it. */
  ended: Promise<void>;
}
