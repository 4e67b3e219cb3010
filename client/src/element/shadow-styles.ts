const REM = /(?<![\w#.-])(-?(?:\d+\.?\d*|\.\d+))rem\b/g;
const SCREEN = /@media\s*\((max|min)-width:/g;

/**
 * Keeps the styles of all components as sheets that every shadow root adopts: none reaches the page around, and
 * its content security policy has nothing to allow. Sizes follow the element instead of the page: `rem` is the
 * theme's base size, and a narrow element is a narrow screen.
 */
export class ShadowStyles {
  private readonly sheets = new Map<string, CSSStyleSheet>();
  private readonly roots = new Map<ShadowRoot, CSSStyleSheet | null>();

  /** Its theme has the last word in a root, whatever comes later. Angular adds it too: the second time changes nothing. */
  addHost(root: Node, theme: CSSStyleSheet | null = null): void {
    if (!(root instanceof ShadowRoot) || this.roots.has(root)) return;
    this.roots.set(root, theme);
    this.dress(root, theme);
  }

  removeHost(root: Node): void {
    if (root instanceof ShadowRoot) this.roots.delete(root);
  }

  addStyles(styles: readonly string[]): void {
    for (const css of styles) if (!this.sheets.has(css)) this.add(css);
  }

  /** Components come and go; what they look like stays the same. */
  removeStyles(): void {
    // kept for the next one
  }

  private add(css: string): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(adapted(css));
    this.sheets.set(css, sheet);
    for (const [root, theme] of this.roots) this.dress(root, theme);
  }

  private dress(root: ShadowRoot, theme: CSSStyleSheet | null): void {
    root.adoptedStyleSheets = [...this.sheets.values(), ...(theme ? [theme] : [])];
  }
}

/** The same style for a box of any size on a page of any size. */
export function adapted(css: string): string {
  return css.replace(REM, 'calc($1 * var(--ck-rem, 16px))').replace(SCREEN, '@container ($1-width:');
}
