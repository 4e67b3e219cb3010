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
});
