/** What the keyboard does anywhere on the page. */
export type ShortcutAction =
  'new-conversation' | 'search' | 'sidebar' | 'composer' | 'copy-answer' | 'next-region' | 'previous-region' | 'help';

export interface Shortcut {
  readonly name: string;
  readonly keys: readonly string[];
}

/** Whether this is a computer whose command key has a name of its own. */
export const MODIFIER = /Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl';

/** Everything that the keyboard can do, for the list of it. */
export const SHORTCUTS: readonly Shortcut[] = [
  { name: 'New conversation', keys: [MODIFIER, '⇧', 'O'] },
  { name: 'Search', keys: [MODIFIER, 'K'] },
  { name: 'Show or hide sidebar', keys: [MODIFIER, '⇧', 'S'] },
  { name: 'Go to the composer', keys: ['⇧', 'Esc'] },
  { name: 'Copy last answer', keys: [MODIFIER, '⇧', 'C'] },
  { name: 'Stop the answer', keys: ['Esc'] },
  { name: 'Recall last message', keys: ['↑'] },
  { name: 'Next region', keys: ['F6'] },
  { name: 'Send', keys: ['Enter'] },
  { name: 'This list', keys: [MODIFIER, '/'] },
];

const WITH_CONTROL: Readonly<Record<string, ShortcutAction>> = {
  KeyK: 'search',
  KeyN: 'new-conversation', // where the browser gives it away, as in an installed app
};

const WITH_CONTROL_AND_SHIFT: Readonly<Record<string, ShortcutAction>> = {
  KeyO: 'new-conversation',
  KeyS: 'sidebar',
  KeyC: 'copy-answer',
};

/** What a pressed key asks for, if anything. Letters count only with a modifier, so that typing asks for nothing. */
export function actionOf(event: KeyboardEvent): ShortcutAction | undefined {
  const { code, key, shiftKey, altKey } = event;
  if (altKey) return undefined;
  if (event.ctrlKey || event.metaKey) {
    if (key === '/' || code === 'Slash') return 'help';
    return (shiftKey ? WITH_CONTROL_AND_SHIFT : WITH_CONTROL)[code];
  }
  if (key === 'F6') return shiftKey ? 'previous-region' : 'next-region';
  return key === 'Escape' && shiftKey ? 'composer' : undefined;
}
