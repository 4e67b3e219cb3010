import { type Words } from '../words/english';

/** A key; those that are called otherwise elsewhere have their name in the catalogue of words. */
export type Key = keyof Words['common']['keys'] | '⌘' | '⇧' | '↑' | '/' | 'O' | 'K' | 'S' | 'C' | 'F6';

/** The key that commands are given with; on some computers it has a name of its own. */
export const MODIFIER: Key = /Mac|iP/.test(navigator.platform) ? '⌘' : 'control';

/** What shows the sidebar, or hides it. */
export const SIDEBAR_KEYS: readonly Key[] = [MODIFIER, '⇧', 'S'];

/** A key as it is printed on the keyboards of those who speak so. */
export function printed(key: Key, words: Words): string {
  const names: Readonly<Record<string, string>> = words.common.keys;
  return names[key] ?? key;
}

/** Whether a key serves to put a word together, as in Japanese or Chinese, and asks for nothing else. */
export function isComposing(event: Event): boolean {
  if (!(event instanceof KeyboardEvent)) return false;
  return event.isComposing || event.keyCode === 229; // eslint-disable-line @typescript-eslint/no-deprecated -- Safari ends a composition before it tells
}
