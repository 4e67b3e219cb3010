import { Injectable } from '@nestjs/common';
import { runsAccepted } from '../../telemetry/instruments.js';
import { type Run } from '../journal/run.entity.js';
import { runEnded } from '../journal/run-counts.js';
import { type Place } from './held-runs.js';
import { RunDispatcher } from './run-dispatcher.js';
import { RunNotices } from './run-notices.js';
import { RunSignals } from '../journal/run-signals.js';

/** Spreads what a command has changed: to whoever works on runs or looks on. Call it after the commit. */
@Injectable()
export class RunNews {
  constructor(
    private readonly dispatcher: RunDispatcher,
    private readonly signals: RunSignals,
    private readonly notices: RunNotices,
  ) {}

  /** A place in this process for a run that is about to be taken in; null where it takes no more. */
  place(): Place | null {
    return this.dispatcher.place();
  }

  /** A message was taken in, maybe for the place that was there for it; other runs have ended for its sake. */
  accepted(run: Run, gaveWay: readonly Run[]): void {
    runsAccepted.inc();
    gaveWay.forEach(runEnded);
    if (run.status === 'running') this.dispatcher.begin(run);
    else this.dispatcher.kick();
    for (const ended of gaveWay) this.notices.changed(ended);
    this.notices.accepted(run);
  }

  /** An old question is to be answered anew. */
  retried(run: Run): void {
    runsAccepted.inc();
    this.dispatcher.kick();
    this.notices.retried(run);
  }

  /** The user has said what a waiting run asked for. */
  decided(run: Run): void {
    this.dispatcher.kick();
    this.notices.changed(run);
  }

  /** The runs are over, or are to end in whatever process works on them. */
  cancelled(runs: readonly Run[]): void {
    runs.forEach(runEnded);
    for (const run of runs) {
      if (run.status === 'running') this.dispatcher.cancel(run.id);
      else this.notices.changed(run);
    }
    this.signals.tell(
      'run_cancel',
      runs.map(({ id }) => id),
    );
    this.dispatcher.kick();
  }
}
