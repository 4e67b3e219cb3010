/** Looks at a value; tells what is wrong with it, each fault with where it is. */
export type Look = (value: unknown, path: string) => string[];

/** A look that there is also a lenient form of, content with nothing. */
export interface Check extends Look {
  readonly optional: Look;
}

/** Anything. */
export const all = check(() => []);
export const text = kind('string', 'a string');
export const truth = kind('boolean', 'true or false');
export const whole = kind('number', 'a number');
export const func = kind('function', 'a function');

/** One of these very values. */
export function oneOf(...values: readonly unknown[]): Check {
  const named = values.map((value) => JSON.stringify(value)).join(', ');
  return check((value, path) => (values.includes(value) ? [] : [`"${path}" must be ${named}`]));
}

/** A value that one of these finds no fault with; otherwise the faults that come nearest. */
export function anyOf(...checks: readonly Check[]): Check {
  return check((value, path) => {
    const found = checks.map((one) => one(value, path)).sort((a, b) => a.length - b.length);
    return found.find((faults) => faults.length === 0) ?? deepest(found, path);
  });
}

export function list(item: Check): Check {
  return check((value, path) =>
    Array.isArray(value)
      ? value.flatMap((entry: unknown, index) => item(entry, `${path}[${index}]`))
      : [`"${path}" must be a list`],
  );
}

/** An object with any keys, and values of one kind. */
export function map(item: Check): Check {
  return check((value, path) =>
    isObject(value)
      ? Object.entries(value).flatMap(([key, entry]) => item(entry, `${path}.${key}`))
      : [`"${path}" must be an object`],
  );
}

/** An object with these keys and no others. */
export function shape<T>(keys: Readonly<Record<keyof T & string, Look>>): Check {
  const known = new Map<string, Look>(Object.entries(keys));
  return check((value, path) => {
    if (!isObject(value)) return [`"${path || 'options'}" must be an object`];
    const at = (key: string) => (path ? `${path}.${key}` : key);
    const unknown = Object.keys(value).filter((key) => !known.has(key));
    return [
      ...unknown.map((key) => `Unrecognized key "${at(key)}"`),
      ...known.entries().flatMap(([key, one]) => one(value[key], at(key))),
    ];
  });
}

function kind(type: string, words: string): Check {
  return check((value, path) => (typeof value === type ? [] : [`"${path}" must be ${words}`]));
}

function check(look: Look): Check {
  const optional: Look = (value, path) => (value === undefined ? [] : look(value, path));
  return Object.assign((value: unknown, path: string) => look(value, path), { optional });
}

/** The faults that lie deepest: those of the alternative that was meant. */
function deepest(found: readonly (readonly string[])[], path: string): string[] {
  const inner = found.find((faults) => faults.every((fault) => !fault.startsWith(`"${path}" `)));
  return [...(inner ?? found.flat())];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
