import { InvalidConfig } from './invalid-config.js';

/** A secret with fewer can be guessed. */
export const SECRET_BYTES = 32;

/** The environment's variables, read by kind; remembers what was wrong instead of stopping at the first fault. */
export class Environment {
  private readonly faults: string[] = [];

  constructor(private readonly variables: Readonly<Record<string, string | undefined>>) {}

  text(name: string): string | undefined;
  text(name: string, fallback: string): string;
  text(name: string, fallback?: string): string | undefined {
    return this.variables[name]?.trim() || fallback;
  }

  /** A whole number from `min` to `max`. */
  number(name: string, fallback: number, { min = 1, max = Number.MAX_SAFE_INTEGER } = {}): number {
    const value = Number(this.text(name) ?? fallback);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    return this.fault(`${name} must be a whole number from ${min} to ${max}`, fallback);
  }

  oneOf<const T extends string>(name: string, choices: readonly T[], fallback: T): T {
    const text = this.text(name, fallback);
    const choice = choices.find((candidate) => candidate === text);
    return choice ?? this.fault(`${name} must be one of ${choices.join(', ')}`, fallback);
  }

  /** A comma-separated list; empty entries are dropped. */
  list(name: string): string[] {
    return this.text(name, '')
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '');
  }

  url(name: string, protocols: readonly string[]): string | undefined;
  url(name: string, protocols: readonly string[], fallback: string): string;
  url(name: string, protocols: readonly string[], fallback?: string): string | undefined {
    const text = this.text(name);
    if (text === undefined) return fallback;
    if (URL.canParse(text) && protocols.includes(new URL(text).protocol.slice(0, -1))) return text.replace(/\/+$/, '');
    return this.fault(`${name} must be an address that starts with ${protocols.join(':// or ')}://`, fallback);
  }

  /** A comma-separated list of origins, as browsers write them. */
  origins(name: string): string[] {
    return this.list(name).flatMap(
      (entry) =>
        originOf(entry) ?? this.fault(`${name} must list origins such as https://app.example.org, not ${entry}`, []),
    );
  }

  /** A secret of at least `SECRET_BYTES`. */
  secret(name: string): string | undefined {
    const text = this.text(name);
    if (text === undefined || Buffer.byteLength(text) >= SECRET_BYTES) return text;
    return this.fault(`${name} must have at least ${SECRET_BYTES} bytes`, undefined);
  }

  /** Remembers a fault and goes on with `fallback`. */
  fault<T>(line: string, fallback: T): T {
    this.faults.push(line);
    return fallback;
  }

  /** Throws one error for all faults found so far. */
  refuseFaults(): void {
    if (this.faults.length > 0) throw new InvalidConfig(this.faults);
  }
}

/** Null when the address names no host, or more than a host. */
function originOf(address: string): string | null {
  const url = URL.parse(address);
  if (!url || url.host === '' || url.host.includes('*')) return null;
  const origin = `${url.protocol}//${url.host}`;
  return url.href.replace(/\/$/, '') === origin ? origin : null;
}
