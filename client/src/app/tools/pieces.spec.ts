import { aCall } from '../testing/stories';
import { toolPieces } from './pieces';

describe(toolPieces, () => {
  it('shows one call alone and several in a row as a group', () => {
    expect(toolPieces([aCall()]).map(({ kind }) => kind)).toEqual(['call']);
    expect(toolPieces([aCall(), aCall({ id: 'c2' })]).map(({ kind }) => kind)).toEqual(['group']);
  });

  it('lets an approval stand alone between the others', () => {
    const calls = [aCall(), aCall({ id: 'c2' }), aCall({ id: 'c3', status: 'awaiting_approval' }), aCall({ id: 'c4' })];

    expect(toolPieces(calls).map(({ kind, id }) => `${kind} ${id}`)).toEqual(['group c1', 'approval c3', 'call c4']);
  });

  it('shows what a server asks its user as a question, not as an approval', () => {
    const input_request = { message: 'Which account?', mode: 'form', requested_schema: {} } as const;

    expect(toolPieces([aCall({ status: 'awaiting_approval', input_request })])).toMatchObject([
      { kind: 'input', request: { message: 'Which account?' } },
    ]);
  });
});
