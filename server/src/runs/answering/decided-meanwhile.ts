/** The run need not wait for its user: what they had to say about one of its calls is there already. */
export class DecidedMeanwhile extends Error {
  constructor() {
    super('The user has decided meanwhile');
  }
}
