import { type ChatKitOptions, type ThemeOption } from '@openai/chatkit';

const RADII = {
  pill: { xs: 8, sm: 999, md: 16, lg: 20, xl: 28 },
  round: { xs: 6, sm: 8, md: 12, lg: 18, xl: 22 },
  soft: { xs: 4, sm: 6, md: 8, lg: 10, xl: 12 },
  sharp: { xs: 0, sm: 0, md: 0, lg: 0, xl: 0 },
} as const;
const DENSITIES = { compact: 0.7, normal: 1, spacious: 1.35 } as const;
const DEFAULT_SIZE = 16;

/** How light each ground is by day and by night, before a shade moves it. */
const GROUNDS: Readonly<Record<string, readonly [day: number, night: number]>> = {
  '--ck-bg': [0.992, 0.2],
  '--ck-raised': [1, 0.245],
  '--ck-sunken': [0.965, 0.225],
  '--ck-hover': [0.945, 0.275],
  '--ck-hover-soft': [0.975, 0.26],
  '--ck-press': [0.915, 0.315],
  '--ck-bubble': [0.95, 0.29],
  '--ck-line': [0.91, 0.3],
  '--ck-line-strong': [0.85, 0.38],
  '--ck-code-bg': [0.975, 0.18],
};
const INKS: Readonly<Record<string, readonly [day: number, night: number]>> = {
  '--ck-text': [0.24, 0.94],
  '--ck-text-2': [0.4, 0.8],
  '--ck-muted': [0.48, 0.7],
};

/** A theme as the values of the page's own tokens, for the element that it is given to. */
export function themeCss(theme: ChatKitOptions['theme'], direction: 'ltr' | 'rtl'): string {
  const {
    colorScheme = 'light',
    typography,
    radius,
    density,
    color,
  }: ThemeOption = typeof theme === 'string' ? { colorScheme: theme } : (theme ?? {});
  const tokens: Record<string, string> = {
    'color-scheme': colorScheme,
    direction,
    '--ck-rem': `${typography?.baseSize ?? DEFAULT_SIZE}px`,
    '--ck-density': `${DENSITIES[density ?? 'normal']}`,
    ...(typography?.fontFamily && { '--ck-font': typography.fontFamily }),
    ...(typography?.fontFamilyMono && { '--ck-mono': typography.fontFamilyMono }),
    ...radii(radius ?? 'round'),
    ...greys(color?.grayscale),
    ...accent(color?.accent),
    ...surface(color?.surface),
  };
  const lines = Object.entries(tokens).map(([name, value]) => `${name}: ${value.replace(/[;{}]/g, '')};`);
  return `:host { ${lines.join(' ')} }`;
}

function radii(radius: keyof typeof RADII): Record<string, string> {
  const sizes = Object.entries(RADII[radius]).map(([step, px]) => [`--ck-radius-${step}`, `${px}px`] as const);
  return { ...Object.fromEntries(sizes), '--ck-radius-full': radius === 'sharp' ? '0' : '999px' };
}

/** Tints are chroma, shades move everything lighter or darker. */
function greys(grayscale: NonNullable<ThemeOption['color']>['grayscale']): Record<string, string> {
  if (!grayscale) return {};
  const { hue, tint, shade = 0 } = grayscale;
  const grey = ([day, night]: readonly [number, number], ground: boolean) => {
    const move = ground ? shade * 0.012 : 0;
    const tone = (light: number) => `oklch(${Math.min(1, Math.max(0, light - move))} ${tint * 0.0035} ${hue})`;
    return `light-dark(${tone(day)}, ${tone(night)})`;
  };
  return Object.fromEntries([
    ...Object.entries(GROUNDS).map(([name, steps]) => [name, grey(steps, true)] as const),
    ...Object.entries(INKS).map(([name, steps]) => [name, grey(steps, false)] as const),
  ]);
}

/** The accent in a tone that can be read: dark enough by day, light enough by night. */
function accent(given: NonNullable<ThemeOption['color']>['accent']): Record<string, string> {
  if (!given) return {};
  const { primary, level } = given;
  const tones = (day: string, night: string) =>
    `light-dark(oklch(from ${primary} ${day}), oklch(from ${primary} ${night}))`;
  const soft = `color-mix(in oklab, ${primary} ${10 + level * 5}%, var(--ck-raised))`;
  const main = tones('min(l, 0.55) c h', 'max(l, 0.76) min(c, 0.13) h');
  return {
    '--ck-accent': main,
    '--ck-accent-hover': tones('min(l - 0.06, 0.49) c h', 'max(l + 0.05, 0.81) min(c, 0.13) h'),
    '--ck-on-accent': 'light-dark(#fff, #111)',
    '--ck-accent-soft': soft,
    '--ck-on-accent-soft': tones('min(l, 0.4) c h', 'max(l, 0.88) min(c, 0.08) h'),
    '--ck-focus-color': main,
    '--ck-selection': `color-mix(in oklab, ${primary} 26%, var(--ck-raised))`,
    ...(level > 0 && { '--ck-bubble': soft }),
  };
}

function surface(given: NonNullable<ThemeOption['color']>['surface']): Record<string, string> {
  if (!given) return {};
  const mix = (percent: number) => `color-mix(in oklab, ${given.foreground} ${percent}%, ${given.background})`;
  return {
    '--ck-bg': given.background,
    '--ck-raised': mix(2),
    '--ck-sunken': mix(4),
    '--ck-hover': mix(7),
    '--ck-hover-soft': mix(4),
    '--ck-press': mix(11),
    '--ck-line': mix(11),
    '--ck-line-strong': mix(20),
    '--ck-text': given.foreground,
    '--ck-text-2': mix(84),
    '--ck-muted': mix(70),
  };
}
