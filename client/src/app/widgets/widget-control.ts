import { Component, computed, ElementRef, inject, input } from '@angular/core';
import { type WidgetNode } from '../api/thread-items';
import { DayField } from '../ui/day-field';
import { NamedIcon } from './named-icon';
import { type WidgetContext } from './widget-context';
import { action, choices, flag, number, text } from './widget-props';
import { Language } from '../words/language';

/** Something of a widget to press, fill in or choose from. */
@Component({
  selector: 'app-widget-control',
  imports: [DayField, NamedIcon],
  templateUrl: './widget-control.html',
  styleUrl: './widget-control.css',
  host: { '[class.block]': "flag('block')" },
})
export class WidgetControl {
  readonly node = input.required<WidgetNode>();
  readonly widget = input.required<WidgetContext>();

  protected readonly t = inject(Language).words;
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly choices = computed(() => choices(this.node()));
  protected readonly name = computed(() => text(this.node(), 'name'));
  protected readonly label = computed(() => text(this.node(), 'label'));
  protected readonly placeholder = computed(() => text(this.node(), 'placeholder') || null);
  protected readonly rows = computed(() => number(this.node(), 'rows') ?? 3);
  protected readonly isBusy = computed(() => this.widget().isBusy(this.node()));
  protected readonly isOff = computed(() => this.flag('disabled') || this.isBusy());
  /** What the control is called when no label stands beside it. */
  protected readonly title = computed(() => {
    if (this.widget().isLabelled(this.name())) return null;
    const last = this.name().split('.').at(-1)?.replaceAll('_', ' ');
    return text(this.node(), 'ariaLabel') || this.placeholder() || last || null;
  });
  protected readonly look = computed(() => {
    const [style, variant, color] = ['style', 'variant', 'color'].map((name) => text(this.node(), name));
    const isMain = style === 'primary' || (variant === 'solid' && color !== 'secondary') || flag(this.node(), 'submit');
    const tone = color === 'danger' ? 'btn-danger' : 'btn-primary';
    if (isMain) return `btn ${tone}`;
    return variant === 'ghost' ? 'btn btn-quiet' : 'btn';
  });

  protected flag(name: string): boolean {
    return flag(this.node(), name);
  }

  protected text(name: string): string {
    return text(this.node(), name);
  }

  protected day(name: string): string | null {
    return this.text(name).slice(0, 10) || null;
  }

  protected press(): void {
    this.act('onClickAction');
  }

  /** A choice was made: the action hears of it under the control's name. */
  protected change(value: unknown): void {
    this.act('onChangeAction', this.name() ? { [this.name()]: value } : {});
  }

  private act(name: string, more: Record<string, unknown> = {}): void {
    const config = action(this.node(), name);
    if (config) void this.widget().act(config, this.node(), this.element, more);
  }
}
