import { computed, signal } from '@angular/core';
import { type Command, type Entity, type Widgets } from '@openai/chatkit';
import { type Composing } from './composing';
import { type Options } from './options';

/** One line to choose. */
export interface Suggestion {
  readonly id: string;
  readonly title: string;
  readonly icon: string | null;
  readonly detail: string | null;
  readonly group: string | null;
  readonly choose: () => Promise<void> | void;
  readonly entity?: Entity;
}

/** The word before the caret that asks for suggestions. */
interface Trigger {
  readonly mark: '@' | '/';
  readonly query: string;
  readonly start: number;
  readonly end: number;
}

/** What can be put where a person types `@` or, at the beginning, `/`. */
export class Suggestions {
  private readonly found = signal<readonly Suggestion[]>([]);
  private readonly at = signal(0);
  private area: HTMLTextAreaElement | null = null;
  private trigger: Trigger | null = null;
  private asked = 0;

  readonly all = this.found.asReadonly();
  readonly active = computed(() => this.found()[this.at()] ?? null);
  readonly preview = signal<Widgets.BasicRoot | null>(null);

  constructor(
    private readonly options: () => Options,
    private readonly composing: Composing,
    private readonly write: (text: string) => void,
  ) {}

  /** Looks what is typed at the caret. */
  async look(area: HTMLTextAreaElement): Promise<void> {
    this.area = area;
    this.trigger = triggerIn(area);
    const round = ++this.asked;
    const found = this.trigger ? await this.find(this.trigger) : [];
    if (round === this.asked) this.show(found);
  }

  /** Walks through what is suggested, takes it or leaves it. */
  press(event: KeyboardEvent): void {
    const count = this.found().length;
    if (count === 0) return;
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => this.move((this.at() + 1) % count),
      ArrowUp: () => this.move((this.at() - 1 + count) % count),
      Enter: () => void this.active()?.choose(),
      Tab: () => void this.active()?.choose(),
      Escape: () => this.show([]),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  private async find({ mark, query }: Trigger): Promise<readonly Suggestion[]> {
    if (mark === '@') {
      const entities = (await this.options().entities?.onTagSearch?.(query)) ?? [];
      return entities.map((entity) => this.ofEntity(entity));
    }
    const { commands } = this.options();
    if (!commands?.enabled) return [];
    const own = (await commands.onSearch?.(query)) ?? [];
    return [...this.tools(query), ...own.map((command) => this.ofCommand(command))];
  }

  /** The composer's own tools, as commands. */
  private tools(query: string): readonly Suggestion[] {
    const tools = this.options().composer?.tools ?? [];
    const isMeant = (label: string) => label.toLowerCase().includes(query.toLowerCase());
    return tools
      .filter(({ label }) => isMeant(label))
      .map(({ id, label, icon }) => ({
        ...{ id: `tool-${id}`, title: label, icon, detail: null, group: null },
        choose: () => {
          this.replace('');
          this.composing.chooseTool(id);
        },
      }));
  }

  private ofEntity(entity: Entity): Suggestion {
    const { id, title, icon = null, group = null } = entity;
    const choose = () => {
      this.composing.mention(entity);
      this.replace(`@${title} `);
    };
    return { id, title, icon, group, detail: null, entity, choose };
  }

  private ofCommand(command: Command): Suggestion {
    const { id, label: title, icon = null, description: detail = null, group = null } = command;
    return { id, title, icon, group, detail, choose: () => this.run(command) };
  }

  private async run(command: Command): Promise<void> {
    const selection = await this.options().commands?.onSelect?.(command);
    if (selection?.type === 'menu') return this.show(selection.commands.map((next) => this.ofCommand(next)));
    if (selection?.type === 'entity') this.composing.mention(selection.entity);
    this.replace(selection ? `@${selection.entity.title} ` : '');
  }

  private replace(words: string): void {
    const { area, trigger } = this;
    if (!area || !trigger) return;
    area.setRangeText(words, trigger.start, trigger.end, 'end');
    this.write(area.value);
    area.focus();
    this.show([]);
  }

  private show(found: readonly Suggestion[]): void {
    this.found.set(found);
    this.move(0);
  }

  private move(index: number): void {
    this.at.set(index);
    this.preview.set(null);
    const { entity } = this.active() ?? {};
    const ask = this.options().entities?.onRequestPreview;
    if (entity?.interactive && ask) void this.fetchPreview(entity, ask);
  }

  private async fetchPreview(entity: Entity, ask: (entity: Entity) => Promise<{ preview: Widgets.BasicRoot | null }>) {
    const { preview } = await ask(entity);
    if (this.active()?.entity === entity) this.preview.set(preview);
  }
}

function triggerIn({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): Trigger | null {
  if (selectionStart !== selectionEnd) return null;
  const match = /(?:^\s*(\/)|(?:^|\s)(@))([^\s@/][^@/\n]{0,40})?$/.exec(value.slice(0, selectionStart));
  const mark = match?.[1] ?? match?.[2];
  if (mark !== '@' && mark !== '/') return null;
  const query = match?.[3] ?? '';
  return { mark, query, start: selectionStart - query.length - 1, end: selectionStart };
}
