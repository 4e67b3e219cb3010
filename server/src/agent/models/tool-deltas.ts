import { randomUUID } from 'node:crypto';
import { RequestedCall } from '../model.js';
import { requestedCall } from './requested-call.js';

/** A piece of a tool call as servers in the field really send it: any part may be missing. */
export interface ToolDelta {
  id?: string | null;
  index?: number | null;
  function?: { name?: string | null; arguments?: unknown } | null;
}

interface GrowingCall {
  id: string;
  index: number | null;
  name: string;
  argumentsText: string;
}

/** Puts tool calls together from their pieces: by id, else by index, else to the last one. */
export class ToolDeltas {
  private readonly growing: GrowingCall[] = [];

  add(delta: ToolDelta): void {
    const call = this.find(delta) ?? this.begin(delta);
    call.id ||= delta.id ?? '';
    call.name ||= delta.function?.name ?? '';
    call.argumentsText += textOf(delta.function?.arguments);
  }

  /** The calls in their order, each with an id that nobody has used before. */
  calls(usedIds: Iterable<string>): RequestedCall[] {
    const used = new Set(usedIds);
    return this.growing.map(({ id, name, argumentsText }) => {
      const freshId = id === '' || used.has(id) ? `call_${randomUUID()}` : id;
      used.add(freshId);
      return requestedCall(freshId, name, argumentsText);
    });
  }

  private find(delta: ToolDelta): GrowingCall | undefined {
    const isNear = ({ id, index }: GrowingCall) =>
      (!delta.id || id === '') && (delta.index == null || index === delta.index);
    const known = delta.id && this.growing.findLast(({ id }) => id === delta.id);
    const call = known || this.growing.findLast(isNear);
    return call && !beginsAnother(call, delta) ? call : undefined;
  }

  private begin({ id, index }: ToolDelta): GrowingCall {
    const call = { id: id ?? '', index: index ?? null, name: '', argumentsText: '' };
    this.growing.push(call);
    return call;
  }
}

/** Whether a piece names a tool after a call that is already whole, and is no mere repetition. */
function beginsAnother(call: GrowingCall, { function: piece }: ToolDelta): boolean {
  if (!piece?.name || call.name === '' || !isWhole(call.argumentsText)) return false;
  return piece.name !== call.name || textOf(piece.arguments) !== '';
}

function isWhole(argumentsText: string): boolean {
  return argumentsText !== '' && requestedCall('', '', argumentsText).problem === null;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : JSON.stringify(value);
}
