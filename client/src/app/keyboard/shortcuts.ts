import { type Key, MODIFIER, SIDEBAR_KEYS } from '../ui/keys';
import { type Words } from '../words/english';

/** What the keyboard does anywhere on the page. */
export type ShortcutAction =
  'new-conversation' | 'search' | 'sidebar' | 'composer' | 'copy-answer' | 'next-region' | 'previous-region' | 'help';

interface Shortcut {
  /** What it is called in the catalogue of words. */
  readonly name: keyof Words['keyboard']['shortcuts'];
  readonly keys: readonly Key[];
}

/** Everything that the keyboard can do, for the list of it. */
export const SHORTCUTS: readonly Shortcut[] = [
  { name: 'newConversation', keys: [MODIFIER, '⇧', 'O'] },
  { name: 'search', keys: [MODIFIER, 'K'] },
  { name: 'sidebar', keys: SIDEBAR_KEYS },
  { name: 'composer', keys: ['⇧', 'escape'] },
  { name: 'copyAnswer', keys: [MODIFIER, '⇧', 'C'] },
  { name: 'stop', keys: ['escape'] },
  { name: 'recall', keys: ['↑'] },
  { name: 'nextRegion', keys: ['F6'] },
  { name: 'send', keys: ['enter'] },
  { name: 'help', keys: [MODIFIER, '/'] },
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
