import { type Problem } from '../api/problem';

/** How it goes with a person's answer to a call that waits for them: on its way, or refused and why. */
export interface DecisionState {
  readonly busy: boolean;
  readonly problem: Problem | null;
}
