import { Component, computed, inject, input, output, signal } from '@angular/core';
import { type WidgetNode } from '../api/thread-items';
import { childrenOf } from '../transcript/widget-updates';
import { boxStyle } from './box-style';
import { NamedIcon } from './named-icon';
import { WidgetContext } from './widget-context';
import { WidgetNodeView } from './widget-node';
import { action, type ActionConfig, cardAction, flag, isRecord, number, text } from './widget-props';
import { Language } from '../words/language';

const SHOWN = 5;
/** What does something of its own when it is pressed. */
const CONTROLS = 'a[href], button, input, label, select, textarea, [role=button]';

/** An action of a widget; `settled` is to be called when it was seen to. */
export interface WidgetActed {
  readonly action: ActionConfig;
  readonly settled: () => void;
}

/** A widget: a card, a list or bare components, described by the server as data. */
@Component({
  selector: 'app-widget',
  imports: [NamedIcon, WidgetNodeView],
  templateUrl: './widget-view.html',
  styleUrl: './widget-view.css',
  host: { '[attr.data-theme]': 'theme()', '[class]': "'size-' + size()" },
})
export class WidgetView {
  readonly widget = input.required<WidgetNode>();
  readonly isTrusted = input<(url: string) => boolean>(isInText);

  readonly acted = output<WidgetActed>();

  protected readonly t = inject(Language).words;
  protected readonly context = computed(
    () => new WidgetContext(this.widget(), (action) => this.settled(action), this.isTrusted()),
  );
  protected readonly children = computed(() => childrenOf(this.widget()));
  protected readonly items = computed(() => (this.isAll() ? this.children() : this.children().slice(0, this.limit())));
  protected readonly more = computed(() => this.children().length - this.items().length);
  protected readonly confirm = computed(() => cardAction(this.widget(), 'confirm'));
  protected readonly cancel = computed(() => cardAction(this.widget(), 'cancel'));
  protected readonly status = computed(() => {
    const { status } = this.widget();
    return isRecord(status)
      ? { words: String(status['text']), icon: text({ type: 'status', ...status }, 'icon') }
      : null;
  });
  protected readonly size = computed(() => text(this.widget(), 'size') || 'md');
  protected readonly theme = computed(() => text(this.widget(), 'theme') || null);
  protected readonly isFolded = computed(() => flag(this.widget(), 'collapsed'));
  protected readonly style = computed(() =>
    boxStyle(this.widget(), this.widget()['direction'] === 'row' ? 'row' : 'column'),
  );
  private readonly isAll = signal(false);
  private readonly limit = computed(() => {
    const { limit } = this.widget();
    return limit === 'auto' ? SHOWN : (number(this.widget(), 'limit') ?? Infinity);
  });

  protected showAll(): void {
    this.isAll.set(true);
  }

  protected itemAction(item: WidgetNode): ActionConfig | null {
    return action(item, 'onClickAction');
  }

  protected press(config: ActionConfig | undefined, event: Event, node = this.widget()): void {
    event.preventDefault();
    if (config && event.currentTarget instanceof Element) void this.context().act(config, node, event.currentTarget);
  }

  /** A press in a control of the item is the control's. */
  protected pressItem(config: ActionConfig, event: Event, item: WidgetNode): void {
    const { target, currentTarget } = event;
    if (target instanceof Element && target.closest(CONTROLS) === currentTarget) this.press(config, event, item);
  }

  private settled(config: ActionConfig): Promise<void> {
    return new Promise((settled) => this.acted.emit({ action: config, settled }));
  }
}

function isInText(url: string): boolean {
  return /^data:image\/(png|jpeg|gif|webp);base64,/.test(url);
}
