import { type Words } from '../words/english';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
const STEP = 1024;

/** A size as a person reads it: `12 byte`, `3.4 kB`, `2 MB`. */
export function bytes(size: number, { locale }: Words): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log(Math.max(size, 1)) / Math.log(STEP)));
  const words = { style: 'unit', unit: UNITS[power] ?? 'byte', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, words).format(size / STEP ** power);
}
