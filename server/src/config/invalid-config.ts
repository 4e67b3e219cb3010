/** Every fault found in the environment, one line each. */
export class InvalidConfig extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'InvalidConfig';
  }
}
