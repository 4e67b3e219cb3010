import { ANIMATION_MODULE_TYPE, type Provider } from '@angular/core';
import { MAT_TOOLTIP_DEFAULT_OPTIONS, type MatTooltipDefaultOptions } from '@angular/material/tooltip';

const TIPS: MatTooltipDefaultOptions = {
  showDelay: 450,
  hideDelay: 0,
  touchendHideDelay: 0,
  touchGestures: 'off', // a finger does not point without pressing
  position: 'below',
  disableTooltipInteractivity: true,
};

/** How everything floats that the component library shows: without movements but those of our styles; tips for a pointer. */
export const floating: Provider[] = [
  { provide: ANIMATION_MODULE_TYPE, useValue: 'NoopAnimations' }, // eslint-disable-line words/code -- a name; the library's own one comes with its calendar
  { provide: MAT_TOOLTIP_DEFAULT_OPTIONS, useValue: TIPS },
];
