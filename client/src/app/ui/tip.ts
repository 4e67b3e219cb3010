import { AriaDescriber } from '@angular/cdk/a11y';
import { Directive, effect, inject, input } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';
import { Language } from '../words/language';
import { type Key, printed } from './keys';

/** Who listens has heard the name of the button already. */
const SILENT: Pick<AriaDescriber, 'describe' | 'removeDescription'> = {
  describe: () => undefined,
  removeDescription: () => undefined,
};

/** Names a button that shows only an icon: aloud, and under it for those who point at it or reach it by key. */
@Directive({
  selector: '[appTip]',
  hostDirectives: [MatTooltip],
  providers: [{ provide: AriaDescriber, useValue: SILENT }],
  host: { '[attr.aria-label]': 'appTip()' },
})
export class Tip {
  readonly appTip = input.required<string>();
  /** The keys that do the same. */
  readonly tipKeys = input<readonly Key[]>([]);

  constructor() {
    const tooltip = inject(MatTooltip, { self: true });
    const words = inject(Language).words;
    effect(() => {
      const keys = this.tipKeys().map((key) => printed(key, words()));
      tooltip.message = [this.appTip(), keys.join(' ')].filter(Boolean).join('\u2003');
    });
  }
}
