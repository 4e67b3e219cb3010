import { type Conversation } from '../api/api';

/** Turns a list into what it is after something happened to conversations that may be in it. */
export type Change = (list: readonly Conversation[]) => readonly Conversation[];

/** An answer of the server, and what was heard while it was on its way. */
export interface Answer<T> {
  readonly said: T;
  /** To be put over what the answer makes of a list: the answer may have been written before it. */
  readonly since: Change;
}

/** Keeps answers of the server in step with what is heard while they are on their way. */
export class ConversationChanges {
  private readonly awaited = new Set<Change[]>();

  hear(change: Change): void {
    for (const heard of this.awaited) heard.push(change);
  }

  async during<T>(asked: Promise<T>): Promise<Answer<T>> {
    const heard: Change[] = [];
    this.awaited.add(heard);
    try {
      return { said: await asked, since: (list) => heard.reduce((changed, change) => change(changed), list) };
    } finally {
      this.awaited.delete(heard);
    }
  }
}
