import { type Tool } from '../api/api';

/** What a tool may do to the world, as its server says. */
export type ToolEffect = 'read' | 'write' | 'destructive';

export const EFFECT_WORDS = {
  read: { word: 'Read', tone: '' },
  write: { word: 'Write', tone: 'chip-warning' },
  destructive: { word: 'Destructive', tone: 'chip-danger' },
} as const;

/** A tool that says nothing is taken for the worst, as the protocol has it. */
export function effectOf({ annotations }: Pick<Tool, 'annotations'>): ToolEffect {
  if (annotations['readOnlyHint'] === true) return 'read';
  return annotations['destructiveHint'] === false ? 'write' : 'destructive';
}
