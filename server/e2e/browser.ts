/** Follows redirects as a browser does, with cookies for each host. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  /** `hosts` says where a public origin can really be reached. */
  constructor(private readonly hosts: Readonly<Record<string, string>> = {}) {}

  keep(origin: string, headers: Headers): void {
    for (const cookie of headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      this.cookies.set(`${origin} ${pair.slice(0, pair.indexOf('='))}`, pair);
    }
  }

  /** Goes where `url` leads; answers the first address whose path is `last`, which it does not open. */
  async follow(url: string, last: string): Promise<URL> {
    let at = new URL(url);
    for (let steps = 0; steps < 15 && at.pathname !== last; steps++) {
      const headers = { Cookie: this.cookiesFor(at.origin) };
      const real = new URL(at.pathname + at.search, this.hosts[at.origin] ?? at.origin);
      const response = await fetch(real, { headers, redirect: 'manual' });
      this.keep(at.origin, response.headers);
      const location = response.headers.get('Location');
      if (location === null) throw new Error(`${at.href}: ${response.status} ${await response.text()}`);
      at = new URL(location, at);
    }
    return at;
  }

  private cookiesFor(origin: string): string {
    return [...this.cookies].flatMap(([key, pair]) => (key.startsWith(`${origin} `) ? [pair] : [])).join('; ');
  }
}
