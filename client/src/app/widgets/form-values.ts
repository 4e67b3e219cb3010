type Values = Record<string, unknown>;

/** The values of a form's controls by their names; dots in a name nest. */
export function formValues(form: HTMLFormElement | null): Values {
  const values: Values = {};
  for (const control of form?.elements ?? []) {
    const value = valueOf(control);
    if (value !== undefined) place(values, nameOf(control).split('.'), value);
  }
  return values;
}

/** A payload with the values beside it; where both have a name, the payload keeps its own. */
export function merged(values: Values, payload: Readonly<Values> | undefined): Values {
  const result: Values = { ...values, ...payload };
  for (const [name, own] of Object.entries(payload ?? {})) {
    const other = values[name];
    if (isValues(own) && isValues(other)) result[name] = merged(other, own);
  }
  return result;
}

function valueOf(control: Element): unknown {
  if (!nameOf(control)) return undefined;
  if (control instanceof HTMLInputElement) {
    if (control.type === 'checkbox') return control.checked;
    if (control.type === 'radio') return control.checked ? control.value : undefined;
    return control.value;
  }
  const hasText = control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement;
  return hasText ? control.value : undefined;
}

function nameOf(control: Element): string {
  return control.getAttribute('name') ?? '';
}

function place(values: Values, path: readonly string[], value: unknown): void {
  const [name = '', ...rest] = path;
  if (['__proto__', 'constructor', 'prototype'].includes(name)) return;
  if (rest.length === 0) {
    values[name] = value;
    return;
  }
  const inner = values[name];
  const next: Values = isValues(inner) ? inner : {};
  values[name] = next;
  place(next, rest, value);
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
