import { type Tool } from '../api/api';

/** What a tool may do to the world, as its server says. */
export type ToolEffect = 'read' | 'write' | 'destructive';

export const EFFECT_TONES = { read: '', write: 'chip-warning', destructive: 'chip-danger' } as const;

/** A tool that says nothing is taken for the worst, as the protocol has it. */
export function effectOf({ annotations }: Pick<Tool, 'annotations'>): ToolEffect {
  if (annotations['readOnlyHint'] === true) return 'read';
  return annotations['destructiveHint'] === false ? 'write' : 'destructive';
}
