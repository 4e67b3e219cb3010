import { RequestedCall } from '../model.js';
import { safeJson, safeText } from './safe-text.js';

/** What the model asks for, with its arguments read; no text at all means no arguments. */
export function requestedCall(id: string, name: string, argumentsText: string): RequestedCall {
  return {
    id: safeText(id),
    name: safeText(name),
    argumentsText: safeText(argumentsText),
    ...readArguments(argumentsText),
  };
}

function readArguments(text: string): Pick<RequestedCall, 'arguments' | 'problem'> {
  try {
    const value = safeJson(JSON.parse(text.trim() || '{}'));
    if (isObject(value)) return { arguments: value, problem: null };
    return { arguments: null, problem: 'The arguments are not a JSON object.' };
  } catch (error) {
    return { arguments: null, problem: `The arguments are not valid JSON: ${safeText(String(error))}` };
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
