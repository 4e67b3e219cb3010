import { type Entity, type UserMessageContent } from '@openai/chatkit';

/** The things that a text mentions by `@` and their name. */
export class Mentions {
  private readonly known = new Map<string, Entity>();

  add(entity: Entity): void {
    this.known.set(entity.title, entity);
  }

  /** A message in pieces as the text that a person can edit. */
  textOf(content: readonly UserMessageContent[]): string {
    return content.map((part) => (part.type === 'input_tag' ? this.tagged(part) : part.text)).join('');
  }

  /** The text in pieces; nothing when it mentions nothing. */
  contentOf(text: string): readonly UserMessageContent[] | undefined {
    const titles = [...this.known.keys()].filter((title) => text.includes(`@${title}`));
    if (titles.length === 0) return undefined;
    const longestFirst = titles.sort((a, b) => b.length - a.length).map((title) => literal(`@${title}`));
    const pieces = text.split(new RegExp(`(${longestFirst.join('|')})`));
    return pieces.filter((piece) => piece !== '').map((piece) => this.pieceOf(piece));
  }

  private pieceOf(piece: string): UserMessageContent {
    const entity = this.known.get(piece.slice(1));
    if (!entity || !piece.startsWith('@')) return { type: 'input_text', text: piece };
    const { id, title: text, group, interactive = false, data = {} } = entity;
    return { type: 'input_tag', id, text, interactive, data, ...(group && { group }) };
  }

  private tagged({ id, text: title, group, interactive, data }: Extract<UserMessageContent, { id: string }>): string {
    const texts = Object.entries(data ?? {}).map(([key, value]) => [key, String(value)] as const);
    this.add({
      id,
      title,
      data: Object.fromEntries(texts),
      ...(group && { group }),
      ...(interactive && { interactive }),
    });
    return `@${title}`;
  }
}

/** A pattern that matches this very text. */
function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
