import { Directionality } from '@angular/cdk/bidi';
import { OverlayContainer } from '@angular/cdk/overlay';
import { inject, InjectionToken, type Provider } from '@angular/core';

const SHADOW_ROOT = new InjectionToken<ShadowRoot>('the root that an element draws itself in');

/** Keeps what floats over an element inside its shadow root, where its styles are. */
class ShadowOverlays extends OverlayContainer {
  private readonly root = inject(SHADOW_ROOT);

  protected override _createContainer(): void {
    const container = document.createElement('div');
    container.classList.add('cdk-overlay-container');
    this._containerElement = this.root.appendChild(container);
  }
}

/** Where what floats over one element goes, and the direction that it has there. */
export function floatingIn(root: ShadowRoot): Provider[] {
  return [
    { provide: SHADOW_ROOT, useValue: root },
    { provide: OverlayContainer, useFactory: () => new ShadowOverlays() },
    { provide: Directionality, useFactory: () => new Directionality() },
  ];
}
