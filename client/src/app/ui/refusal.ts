import { signal } from '@angular/core';
import { asProblem, type Problem } from '../api/problem';

/** Why the last thing that a person wanted was refused, until they want something else. */
export class Refusal {
  private readonly last = signal<Problem | null>(null);

  readonly problem = this.last.asReadonly();

  /** Remembers a refusal. */
  tell(problem: Problem): void {
    this.last.set(problem);
  }

  /** Forgets what was refused before. */
  forget(): void {
    this.last.set(null);
  }

  /** Does what a person wants now; tells whether that was possible. */
  async attempt(work: () => Promise<void>): Promise<boolean> {
    this.forget();
    try {
      await work();
      return true;
    } catch (error) {
      this.tell(asProblem(error));
      return false;
    }
  }
}
