import { type InputField, type InputValue, type InputValues } from './input-fields';

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
export function faultsOf(list: readonly InputField[], values: InputValues): ReadonlyMap<string, string> {
  return new Map(
    list.flatMap((field) => {
      const fault = faultOf(field, values[field.name] ?? '');
      return fault ? [[field.name, fault] as const] : [];
    }),
  );
}

function answer({ kind }: InputField, value: InputValue): unknown {
  if (typeof value !== 'string') return value;
  if (kind === 'number' || kind === 'integer') return Number(value);
  return kind === 'datetime-local' ? new Date(value).toISOString() : value;
}

function faultOf(field: InputField, value: InputValue): string {
  if (typeof value === 'boolean') return '';
  if (isEmpty(value)) return field.required ? 'This is needed.' : '';
  if (typeof value !== 'string') return countFault(field, value.length);
  switch (field.kind) {
    case 'number':
    case 'integer':
      return numberFault(field, Number(value));
    case 'email':
      return /^\S+@\S+$/.test(value) ? lengthFault(field, value) : 'This is not a mail address.';
    case 'url':
      return URL.canParse(value) ? lengthFault(field, value) : 'This is not a full address, like https://example.org.';
    case 'text':
      return lengthFault(field, value);
    default:
      return '';
  }
}

function numberFault({ kind, min, max }: InputField, value: number): string {
  if (Number.isNaN(value)) return 'This is not a number.';
  if (kind === 'integer' && !Number.isInteger(value)) return 'This takes a whole number.';
  if (min !== null && value < min) return `This takes ${min} or more.`;
  return max !== null && value > max ? `This takes ${max} or less.` : '';
}

function lengthFault({ min, max }: InputField, value: string): string {
  const length = Array.from(value).length;
  if (min !== null && length < min) return `This takes at least ${min} characters.`;
  return max !== null && length > max ? `This takes at most ${max} characters.` : '';
}

function countFault({ min, max }: InputField, count: number): string {
  if (min !== null && count < min) return `Choose at least ${min}.`;
  return max !== null && count > max ? `Choose at most ${max}.` : '';
}

function isEmpty(value: InputValue): boolean {
  return typeof value !== 'boolean' && value.length === 0;
}
