import { type ChatKitEvents } from '@openai/chatkit';

type Detail<K extends keyof ChatKitEvents> = ChatKitEvents[K] extends CustomEvent<infer D> ? D : never;

/** Tells the page around of something, as an event of the element. */
export type Emit = <K extends keyof ChatKitEvents>(type: K, detail: Detail<K>) => void;
