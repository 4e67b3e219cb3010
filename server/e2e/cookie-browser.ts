/** As much of a browser as a sign-in needs: keeps each site's cookies and sends forms. */
export class CookieBrowser {
  private readonly jars = new Map<string, Map<string, string>>();

  /** Where the last answer came from. */
  at = '';

  /** Asks once, and follows no redirect. */
  async ask(url: string | URL, form?: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    const { href, origin } = new URL(url);
    this.at = href;
    const jar = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(href, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { ...(cookie && { Cookie: cookie }), ...headers },
      ...(form && Object.keys(form).length > 0 && { body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) keep(jar, line);
    return response;
  }
}

function keep(jar: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
  else jar.set(name, value);
}
