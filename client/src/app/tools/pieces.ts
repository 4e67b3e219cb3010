import { type InputRequest, type ToolCall } from '../api/api';

/** Calls in a row as they are shown: what waits for a person stands alone, the others fold together. */
export type ToolPiece =
  | { readonly kind: 'approval'; readonly id: string; readonly call: ToolCall }
  | { readonly kind: 'input'; readonly id: string; readonly call: ToolCall; readonly request: InputRequest }
  | { readonly kind: 'call'; readonly id: string; readonly call: ToolCall }
  | { readonly kind: 'group'; readonly id: string; readonly calls: readonly ToolCall[] };

export function toolPieces(calls: readonly ToolCall[]): readonly ToolPiece[] {
  const pieces: ToolPiece[] = [];
  let row: ToolCall[] = [];
  const fold = () => {
    const [first, second] = row;
    if (first)
      pieces.push(second ? { kind: 'group', id: first.id, calls: row } : { kind: 'call', id: first.id, call: first });
    row = [];
  };
  for (const call of calls) {
    if (call.status !== 'awaiting_approval') {
      row.push(call);
      continue;
    }
    fold();
    const { id, input_request: request } = call;
    pieces.push(request ? { kind: 'input', id, call, request } : { kind: 'approval', id, call });
  }
  fold();
  return pieces;
}
