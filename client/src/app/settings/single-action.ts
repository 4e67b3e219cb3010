import { signal } from '@angular/core';
import { Refusal } from '../ui/refusal';

/** What a person wants done, one thing at a time: what is wanted meanwhile is not done. */
export class SingleAction extends Refusal {
  private readonly underWay = signal(false);

  readonly isBusy = this.underWay.asReadonly();

  override async attempt(work: () => Promise<void>): Promise<boolean> {
    if (this.underWay()) return false;
    this.underWay.set(true);
    const isDone = await super.attempt(work);
    this.underWay.set(false);
    return isDone;
  }
}
