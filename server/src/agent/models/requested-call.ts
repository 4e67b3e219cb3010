import { isRecord } from '../../database/is-record.js';
import { storable, storableText } from '../../database/storable.js';
import { DEEPEST, isDeeper } from '../../outside/nesting.js';
import { RequestedCall } from '../model.js';

/** What the model asks for, with its arguments read; no text at all means no arguments. */
export function requestedCall(id: string, name: string, argumentsText: string): RequestedCall {
  return {
    id: storableText(id),
    name: storableText(name),
    argumentsText: storableText(argumentsText),
    ...readArguments(argumentsText),
  };
}

function readArguments(text: string): Pick<RequestedCall, 'arguments' | 'problem'> {
  try {
    const value: unknown = JSON.parse(text.trim() || '{}');
    if (isDeeper(value, DEEPEST))
      return { arguments: null, problem: `The arguments are nested deeper than ${DEEPEST} levels.` };
    if (isRecord(value)) return { arguments: storable(value), problem: null };
    return { arguments: null, problem: 'The arguments are not a JSON object.' };
  } catch (error) {
    return { arguments: null, problem: `The arguments are not valid JSON: ${storableText(String(error))}` };
  }
}
