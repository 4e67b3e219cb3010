import { type WidgetNode } from '../api/thread-items';
import { isRecord, text } from './widget-props';

type Style = Record<string, string>;

const UNIT = 'var(--ck-rem, 16px)';
const ALIGN: Readonly<Style> = { start: 'flex-start', end: 'flex-end' };
const JUSTIFY: Readonly<Style> = {
  ...ALIGN,
  between: 'space-between',
  around: 'space-around',
  evenly: 'space-evenly',
};
const RADII: Readonly<Style> = {
  none: '0',
  '2xs': '0.125rem',
  xs: '0.25rem',
  sm: 'var(--ck-radius-xs)',
  md: 'var(--ck-radius-sm)',
  lg: 'var(--ck-radius-md)',
  xl: 'var(--ck-radius-md)',
  '2xl': 'var(--ck-radius-lg)',
  '3xl': 'var(--ck-radius-xl)',
  '4xl': 'var(--ck-radius-xl)',
  full: 'var(--ck-radius-full)',
  '100%': '100%',
};
const COLOURS: Readonly<Style> = {
  primary: 'var(--ck-text)',
  emphasis: 'var(--ck-text)',
  prose: 'var(--ck-text)',
  secondary: 'var(--ck-text-2)',
  tertiary: 'var(--ck-muted)',
  success: 'var(--ck-success)',
  warning: 'var(--ck-warning)',
  caution: 'var(--ck-warning)',
  danger: 'var(--ck-danger)',
  info: 'var(--ck-info)',
  discovery: 'var(--ck-accent)',
  surface: 'var(--ck-raised)',
  'surface-secondary': 'var(--ck-sunken)',
  'surface-tertiary': 'var(--ck-hover)',
  'surface-elevated': 'var(--ck-raised)',
  default: 'var(--ck-line)',
  subtle: 'var(--ck-line)',
  strong: 'var(--ck-line-strong)',
};

/** A colour of a widget as CSS: one of ours by its name, a plain colour, or one for each scheme. */
export function colour(value: unknown): string {
  if (isRecord(value)) return `light-dark(${plainColour(value['light'])}, ${plainColour(value['dark'])})`;
  return typeof value === 'string' ? (COLOURS[value] ?? plainColour(value)) : '';
}

/** A measure: numbers are pixels. */
export function length(value: unknown): string {
  if (typeof value === 'number') return `${value}px`;
  return typeof value === 'string' && isHarmless(value) ? value : '';
}

/** A distance: numbers are steps of four pixels. */
export function space(value: unknown): string {
  return typeof value === 'number' ? `calc(${value} * ${UNIT} / 4)` : length(value);
}

/** How a box lays itself and its children out. */
export function boxStyle(node: WidgetNode, direction: 'row' | 'column'): Style {
  const [align, justify] = [text(node, 'align'), text(node, 'justify')];
  return clean({
    ...blockStyle(node),
    'flex-direction': direction,
    'align-items': ALIGN[align] ?? align,
    'justify-content': JUSTIFY[justify] ?? justify,
    'flex-wrap': text(node, 'wrap'),
    flex: typeof node['flex'] === 'number' ? `${node['flex']}` : length(node['flex']),
    gap: space(node['gap']),
    background: colour(node['background']),
    ...sides('padding', node['padding']),
    ...borders(node['border']),
  });
}

/** How large an element is and where it stands. */
export function blockStyle(node: WidgetNode): Style {
  return clean({
    'block-size': length(node['height'] ?? node['size']),
    'inline-size': length(node['width'] ?? node['size']),
    'min-block-size': length(node['minHeight'] ?? node['minSize']),
    'min-inline-size': length(node['minWidth'] ?? node['minSize']),
    'max-block-size': length(node['maxHeight'] ?? node['maxSize']),
    'max-inline-size': length(node['maxWidth'] ?? node['maxSize']),
    'aspect-ratio': length(text(node, 'aspectRatio')),
    'border-radius': RADII[text(node, 'radius')] ?? '',
    ...sides('margin', node['margin']),
  });
}

function sides(property: string, value: unknown): Style {
  if (!isRecord(value)) return { [property]: space(value) };
  return {
    [`${property}-block-start`]: space(value['top'] ?? value['y']),
    [`${property}-block-end`]: space(value['bottom'] ?? value['y']),
    [`${property}-inline-start`]: space(value['left'] ?? value['x']),
    [`${property}-inline-end`]: space(value['right'] ?? value['x']),
  };
}

function borders(value: unknown): Style {
  if (!isRecord(value) || 'size' in value) return { border: border(value) };
  return {
    'border-block-start': border(value['top'] ?? value['y']),
    'border-block-end': border(value['bottom'] ?? value['y']),
    'border-inline-start': border(value['left'] ?? value['x']),
    'border-inline-end': border(value['right'] ?? value['x']),
  };
}

function border(value: unknown): string {
  if (typeof value === 'number') return `${value}px solid var(--ck-line)`;
  if (!isRecord(value)) return '';
  const style = /^[a-z]+$/.test(String(value['style'])) ? String(value['style']) : 'solid';
  return `${Number(value['size'])}px ${style} ${colour(value['color']) || 'var(--ck-line)'}`;
}

function plainColour(value: unknown): string {
  return typeof value === 'string' && isHarmless(value) ? value : 'inherit';
}

/** Whether a piece of CSS cannot make the browser fetch anything. */
function isHarmless(css: string): boolean {
  return /^[-#%.,()/\w\s+*]{1,100}$/.test(css) && !/url|image|src|element/i.test(css);
}

function clean(style: Style): Style {
  return Object.fromEntries(Object.entries(style).filter(([, value]) => value !== ''));
}
