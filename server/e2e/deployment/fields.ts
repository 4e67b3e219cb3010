import { type Node } from './strategic-merge.js';

/** The fields of a part of a kustomization; each must be read, so that none is there that we do not know. */
export class Fields {
  private readonly read = new Set<string>();
  private readonly fields: Node;

  constructor(
    /** Where they stand, for whoever has to mend them. */
    readonly place: string,
    value: unknown,
  ) {
    this.fields = value as Node; // YAML's own maps; a wrong one has fields that nobody reads
  }

  text(name: string): string | undefined {
    this.read.add(name);
    const value = this.fields[name];
    if (value !== undefined && typeof value !== 'string') throw new Error(`${this.place}: ${name} is no text`);
    return value;
  }

  isSet(name: string): boolean {
    this.read.add(name);
    return this.fields[name] === true;
  }

  texts(name: string): string[] {
    return this.values(name).map(String);
  }

  list(name: string): Fields[] {
    return this.values(name).map((value, index) => new Fields(`${this.place}: ${name}[${index}]`, value));
  }

  map(name: string): Readonly<Record<string, string>> {
    this.read.add(name);
    return this.fields[name] as Readonly<Record<string, string>>; // labels
  }

  /** Throws when there are fields that were not asked for. */
  refuseOthers(...known: readonly string[]): void {
    const unread = Object.keys(this.fields).filter((name) => !this.read.has(name) && !known.includes(name));
    if (unread.length > 0) throw new Error(`${this.place}: ${unread.join(', ')} is not known here`);
  }

  private values(name: string): readonly unknown[] {
    this.read.add(name);
    const value = this.fields[name] ?? [];
    if (!Array.isArray(value)) throw new Error(`${this.place}: ${name} is no list`);
    return value;
  }
}
