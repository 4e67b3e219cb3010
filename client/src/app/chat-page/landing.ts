import { afterRenderEffect } from '@angular/core';

/** Where the focus goes when what had it goes with what a person did: nowhere else would a screen reader find it. */
export class Landing {
  private place: (() => void) | null = null;

  /** Looks whenever what `drawn` reads is drawn anew. */
  constructor(drawn: () => unknown) {
    afterRenderEffect(() => {
      drawn();
      if (document.activeElement === document.body) this.land();
    });
  }

  /** What leads the focus on when it is lost; until something else has it. */
  prepare(place: () => void): void {
    this.place = place;
  }

  forget(): void {
    this.place = null;
  }

  private land(): void {
    const { place } = this;
    this.place = null;
    place?.();
  }
}
