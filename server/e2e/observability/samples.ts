const LINE = /^([a-z_:][\w:]*(?:\{.*\})?) (\S+)$/i;

/** What a scrape says: the value of every series, by its name and labels as they are written. */
export class Samples {
  private readonly values: ReadonlyMap<string, number>;

  constructor(text: string) {
    const lines = text.split('\n').flatMap((line) => [LINE.exec(line)].filter((match) => match !== null));
    this.values = new Map(lines.map(([, series = '', value]) => [series, Number(value)]));
  }

  static async of(port: number): Promise<Samples> {
    return new Samples(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text());
  }

  get(series: string): number {
    return this.values.get(series) ?? 0;
  }

  /** The names of all series, such as `x_bucket`. */
  get names(): ReadonlySet<string> {
    return new Set(this.values.keys().map((series) => series.replace(/\{.*/, '')));
  }

  /** By how much each of the named series has grown since `before`, where it has. */
  since(before: Samples, names: readonly string[]): Record<string, number> {
    const grown = this.values
      .entries()
      .filter(([series]) => names.some((name) => series === name || series.startsWith(`${name}{`)))
      .map(([series, value]) => [series, value - before.get(series)] as const)
      .filter(([, difference]) => difference !== 0);
    return Object.fromEntries(grown);
  }
}
