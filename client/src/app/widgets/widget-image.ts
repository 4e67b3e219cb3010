import { Component, computed, input } from '@angular/core';
import { type WidgetNode } from '../api/thread-items';
import { RemoteImage } from '../markdown/remote-image';
import { blockStyle } from './box-style';
import { type WidgetContext } from './widget-context';
import { flag, text } from './widget-props';

/** A picture of a widget: shown when its place is trusted, otherwise asked for first. */
@Component({
  selector: 'app-widget-image',
  imports: [RemoteImage],
  template: `
    @if (isTrusted()) {
      <img
        [src]="source()"
        [alt]="alt()"
        [class.frame]="framed()"
        [style]="style()"
        [style.object-fit]="fit()"
        [style.object-position]="position()"
      />
    } @else {
      <app-remote-image [href]="source()" [alt]="alt()" />
    }
  `,
  styles: `
    :host {
      display: block;
      flex: none;
      max-inline-size: 100%;
    }
    img {
      display: block;
      max-inline-size: 100%;
      border-radius: var(--ck-radius-sm);
    }
    .frame {
      border: 1px solid var(--ck-line);
    }
  `,
})
export class WidgetImage {
  readonly node = input.required<WidgetNode>();
  readonly widget = input.required<WidgetContext>();

  protected readonly source = computed(() => text(this.node(), 'src'));
  protected readonly alt = computed(() => text(this.node(), 'alt'));
  protected readonly fit = computed(() => text(this.node(), 'fit') || 'cover');
  protected readonly position = computed(() => text(this.node(), 'position'));
  protected readonly framed = computed(() => flag(this.node(), 'frame'));
  protected readonly style = computed(() => blockStyle(this.node()));
  protected readonly isTrusted = computed(() => this.widget().isTrusted(this.source()));
}
