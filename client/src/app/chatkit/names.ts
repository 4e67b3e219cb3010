/** Who is who: messages that this page wrote keep the names it gave them, and these are what the server calls them. */
export class Names {
  private readonly local = new Map<string, string>();
  private readonly questions = new Map<string, string>();
  private readonly items = new Map<string, Set<string>>();

  /** What this page calls a message of the server's. */
  nameOf(itemId: string): string {
    return this.local.get(itemId) ?? itemId;
  }

  /** What the server calls the question that an answer is for; nothing when it never stored it. */
  questionOf(answerId: string): string | undefined {
    return this.questions.get(answerId);
  }

  /** The pieces that an answer consists of. */
  itemsOf(answerId: string): readonly string[] {
    return [...(this.items.get(answerId) ?? [])];
  }

  /** Whether an item is a piece of some answer already. */
  isKnown(itemId: string): boolean {
    return this.items.values().some((items) => items.has(itemId));
  }

  /** A question is stored under this id. */
  question(questionId: string, answerId: string, itemId: string): void {
    this.local.set(itemId, questionId);
    this.questions.set(answerId, itemId);
  }

  /** An item is a piece of this answer. */
  item(answerId: string, itemId: string): void {
    this.items.set(answerId, (this.items.get(answerId) ?? new Set()).add(itemId));
  }
}
