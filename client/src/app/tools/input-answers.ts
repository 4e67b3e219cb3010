import { type Words } from '../words/english';
import { type InputField, type InputValue, type InputValues } from './input-fields';

type FaultWords = Words['inputs']['faults'];

/** What is sent for a filled-in form: numbers as numbers, moments with their zone, nothing for what was left empty. */
export function answersOf(list: readonly InputField[], values: InputValues): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    list.flatMap((field) => {
      const value = values[field.name];
      return value === undefined || isEmpty(value) ? [] : [[field.name, answer(field, value)] as const];
    }),
  );
}

/** What is wrong with a form, in words, by field. */
export function faultsOf(
  list: readonly InputField[],
  values: InputValues,
  words: FaultWords,
): ReadonlyMap<string, string> {
  return new Map(
    list.flatMap((field) => {
      const fault = faultOf(field, values[field.name] ?? '', words);
      return fault ? [[field.name, fault] as const] : [];
    }),
  );
}

function answer({ kind }: InputField, value: InputValue): unknown {
  if (typeof value !== 'string') return value;
  if (kind === 'number' || kind === 'integer') return Number(value);
  return kind === 'datetime-local' ? new Date(value).toISOString() : value;
}

function faultOf(field: InputField, value: InputValue, words: FaultWords): string {
  if (typeof value === 'boolean') return '';
  if (isEmpty(value)) return field.required ? words.missing : '';
  if (typeof value !== 'string') return countFault(field, value.length, words);
  switch (field.kind) {
    case 'number':
    case 'integer':
      return numberFault(field, Number(value), words);
    case 'email':
      return /^\S+@\S+$/.test(value) ? lengthFault(field, value, words) : words.email;
    case 'url':
      return URL.canParse(value) ? lengthFault(field, value, words) : words.url;
    case 'text':
      return lengthFault(field, value, words);
    default:
      return '';
  }
}

function numberFault({ kind, min, max }: InputField, value: number, words: FaultWords): string {
  if (Number.isNaN(value)) return words.number;
  if (kind === 'integer' && !Number.isInteger(value)) return words.whole;
  if (min !== null && value < min) return words.least(min);
  return max !== null && value > max ? words.most(max) : '';
}

function lengthFault({ min, max }: InputField, value: string, words: FaultWords): string {
  const length = Array.from(value).length;
  if (min !== null && length < min) return words.short(min);
  return max !== null && length > max ? words.long(max) : '';
}

function countFault({ min, max }: InputField, count: number, words: FaultWords): string {
  if (min !== null && count < min) return words.few(min);
  return max !== null && count > max ? words.many(max) : '';
}

function isEmpty(value: InputValue): boolean {
  return typeof value !== 'boolean' && value.length === 0;
}
