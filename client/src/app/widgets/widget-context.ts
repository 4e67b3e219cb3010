import { signal } from '@angular/core';
import { type WidgetNode } from '../api/thread-items';
import { childrenOf } from '../transcript/widget-updates';
import { formValues, merged } from './form-values';
import { type ActionConfig, text } from './widget-props';

let count = 0;

/** What all parts of one widget share: where actions go, and what is busy. */
export class WidgetContext {
  private readonly busy = signal<{ readonly node: WidgetNode; readonly all: boolean } | null>(null);

  private readonly id = `widget-${++count}`;
  private readonly labelled: ReadonlySet<string>;

  constructor(
    widget: WidgetNode,
    /** Hears of an action; resolves when it was seen to. */
    private readonly acted: (action: ActionConfig) => Promise<void>,
    /** Whether a picture may be fetched without asking. */
    readonly isTrusted: (url: string) => boolean,
  ) {
    this.labelled = new Set(labelsIn(widget));
  }

  /** The id of the control with this name, for its label. */
  idOf(name: string): string {
    return `${this.id}-${encodeURIComponent(name)}`; // a space would end an id where ids are listed
  }

  /** The id of the label that stands beside the control with this name; null when there is none. */
  labelIdOf(name: string): string | null {
    return this.isLabelled(name) ? `${this.idOf(name)}-label` : null;
  }

  /** Whether a label stands beside the control with this name. */
  isLabelled(name: string): boolean {
    return this.labelled.has(name);
  }

  isBusy(node: WidgetNode): boolean {
    return this.busy()?.node === node;
  }

  /** Whether nothing of the widget can be used just now. */
  isBlocked(): boolean {
    return this.busy()?.all ?? false;
  }

  /** Does what a control is there for; the values of its form go with it, and `more` that the control itself knows. */
  async act(config: ActionConfig, node: WidgetNode, from: Element, more: Record<string, unknown> = {}): Promise<void> {
    if (this.busy()) return;
    const values = { ...formValues(from.closest('form')), ...more };
    const behavior = config.loadingBehavior ?? 'auto';
    if (behavior !== 'none') this.busy.set({ node, all: behavior === 'container' });
    try {
      await this.acted({ ...config, payload: merged(values, config.payload) });
    } finally {
      this.busy.set(null);
    }
  }
}

function labelsIn(node: WidgetNode): readonly string[] {
  const own = node.type === 'Label' ? [text(node, 'fieldName')] : [];
  return [...own, ...childrenOf(node).flatMap(labelsIn)];
}
