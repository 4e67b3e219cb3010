import { type Provider } from '@angular/core';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
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
  { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
  { provide: MAT_TOOLTIP_DEFAULT_OPTIONS, useValue: TIPS },
];
