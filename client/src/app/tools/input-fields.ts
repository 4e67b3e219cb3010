import { type Fields } from './tool-result-shape';

/** One thing that a form asks for. */
export interface InputField {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly required: boolean;
  readonly kind: InputKind;
  /** What there is to choose from, for `choice` and `choices`. */
  readonly choices: readonly Choice[];
  readonly min: number | null;
  readonly max: number | null;
  readonly initial: InputValue;
}

interface Choice {
  readonly value: string;
  readonly title: string;
}

type InputKind =
  'text' | 'email' | 'url' | 'date' | 'datetime-local' | 'number' | 'integer' | 'boolean' | 'choice' | 'choices';
export type InputValue = string | boolean | readonly string[];
export type InputValues = Readonly<Record<string, InputValue>>;

const FORMATS: Readonly<Record<string, InputKind>> = {
  email: 'email',
  uri: 'url',
  date: 'date',
  'date-time': 'datetime-local',
};

/** The fields of a form that a flat JSON schema describes, in its order. */
export function fieldsOf(schema: Fields | null | undefined): readonly InputField[] {
  const required = new Set(Array.isArray(schema?.['required']) ? schema['required'] : []);
  return Object.entries(fields(schema?.['properties'])).map(([name, property]) =>
    fieldOf(name, fields(property), required.has(name)),
  );
}

export function initialValues(list: readonly InputField[]): InputValues {
  return Object.fromEntries(list.map(({ name, initial }) => [name, initial]));
}

function fieldOf(name: string, property: Fields, required: boolean): InputField {
  const kind = kindOf(property);
  const isNumeric = kind === 'number' || kind === 'integer';
  const [min, max] = isNumeric ? ['minimum', 'maximum'] : kind === 'choices' ? ['minItems', 'maxItems'] : LENGTHS;
  return {
    name,
    label: text(property['title']) || name,
    help: text(property['description']),
    required,
    kind,
    choices: choicesOf(kind === 'choices' ? fields(property['items']) : property),
    min: number(property[min]),
    max: number(property[max]),
    initial: initialOf(kind, property['default']),
  };
}

const LENGTHS = ['minLength', 'maxLength'] as const;

function kindOf(property: Fields): InputKind {
  if (property['type'] === 'array') return 'choices';
  if (property['type'] === 'boolean') return 'boolean';
  if (property['type'] === 'number' || property['type'] === 'integer') return property['type'];
  if (choicesOf(property).length > 0) return 'choice';
  return FORMATS[text(property['format'])] ?? 'text';
}

/** Choices as `enum`, with `enumNames` beside it, or as titled constants. */
function choicesOf(property: Fields): readonly Choice[] {
  const titled = property['oneOf'] ?? property['anyOf'];
  if (Array.isArray(titled)) {
    return titled
      .map(fields)
      .map((one) => ({ value: text(one['const']), title: text(one['title']) || text(one['const']) }));
  }
  const [values, names] = [property['enum'], property['enumNames']];
  if (!Array.isArray(values)) return [];
  return values.map((value, at) => ({
    value: text(value),
    title: (Array.isArray(names) && text(names[at])) || text(value),
  }));
}

function initialOf(kind: InputKind, value: unknown): InputValue {
  if (kind === 'boolean') return value === true;
  if (kind === 'choices') return Array.isArray(value) ? value.map(text) : [];
  if (kind === 'datetime-local' && typeof value === 'string') return localTime(value);
  return text(value);
}

/** A moment as a field for local date and time holds it: `2026-11-23T15:02`. */
function localTime(value: string): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return '';
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? `${value}` : '';
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
