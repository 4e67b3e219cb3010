import { InvalidInput } from '../http/invalid-input.js';

/** An action was asked of an item that has none. */
export class NotAWidget extends InvalidInput {
  constructor() {
    super([{ field: 'params.item_id', message: 'Only a widget has actions.' }]);
  }
}
