import { type Conversation } from '../api/api';

/** Turns a list into what it is after something happened to conversations that may be in it. */
export type ListChange = (list: readonly Conversation[]) => readonly Conversation[];

/** What the server replied, and what was heard while it was on its way. */
export interface Reply<T> {
  readonly said: T;
  /** To be put over what the reply makes of a list: the reply may have been written before it. */
  readonly since: ListChange;
}

/** Keeps replies of the server in step with what is heard while they are on their way. */
export class ConversationChanges {
  private readonly awaited = new Set<ListChange[]>();

  /** Remembers a change for every reply that is on its way. */
  hear(change: ListChange): void {
    for (const heard of this.awaited) heard.push(change);
  }

  /** Waits for a reply; what is heard meanwhile comes with it. */
  async during<T>(asked: Promise<T>): Promise<Reply<T>> {
    const heard: ListChange[] = [];
    this.awaited.add(heard);
    try {
      return { said: await asked, since: (list) => heard.reduce((changed, change) => change(changed), list) };
    } finally {
      this.awaited.delete(heard);
    }
  }
}
