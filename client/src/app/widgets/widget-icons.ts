import { ICONS } from '../ui/icons';

/** Drawings that only widgets and other people's options ask for; a grid of 20, as the others. */
const MORE: Readonly<Record<string, string>> = {
  bolt: 'M11 2.75 4.5 11.5h5L9 17.25l6.5-8.75h-5z',
  book: 'M10 5.5c-1.5-1.2-3.4-1.75-6.25-1.75v11.5c2.85 0 4.75.55 6.25 1.75 1.5-1.2 3.4-1.75 6.25-1.75V3.75C13.4 3.75 11.5 4.3 10 5.5zM10 5.5V17',
  calendar:
    'M5.25 4.75h9.5a2 2 0 0 1 2 2v7.5a2 2 0 0 1-2 2h-9.5a2 2 0 0 1-2-2v-7.5a2 2 0 0 1 2-2zM3.25 8.75h13.5M7 2.75v3.5M13 2.75v3.5',
  chart: 'M4 16.25V10M10 16.25V4M16 16.25v-9',
  circle: 'M3.75 10a6.25 6.25 0 1 0 12.5 0a6.25 6.25 0 1 0-12.5 0z',
  cube: 'M10 2.75 16.25 6.25v7.5L10 17.25l-6.25-3.5v-7.5zM3.75 6.25 10 9.75l6.25-3.5M10 9.75v7.5',
  dot: 'M10 10h.01',
  external:
    'M11.5 4h4.5v4.5M16 4l-7 7M14.5 11.5V15a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 15V7A1.5 1.5 0 0 1 5 5.5h3.5',
  globe:
    'M3.25 10a6.75 6.75 0 1 0 13.5 0a6.75 6.75 0 1 0-13.5 0zM3.25 10h13.5M10 3.25c2.2 2 2.9 4.2 2.9 6.75s-.7 4.75-2.9 6.75c-2.2-2-2.9-4.2-2.9-6.75s.7-4.75 2.9-6.75z',
  grid: 'M4 4h4.5v4.5H4zM11.5 4H16v4.5h-4.5zM4 11.5h4.5V16H4zM11.5 11.5H16V16h-4.5z',
  history: 'M4 10a6.25 6.25 0 1 1 1.9 4.5M3.75 13.75l2 1 1-2M10 6.5V10l2.5 1.5',
  home: 'M3.5 9.5 10 3.75l6.5 5.75M5.25 8.25v8h9.5v-8M8.5 16.25v-4h3v4',
  image:
    'M5.25 3.75h9.5a2 2 0 0 1 2 2v8.5a2 2 0 0 1-2 2h-9.5a2 2 0 0 1-2-2v-8.5a2 2 0 0 1 2-2zM3.5 14l4-4 3.5 3.5 2-2 3.5 3.5M13 7.5h.01',
  lightbulb: 'M7.5 14.5h5M8.25 17h3.5M7.5 14.5c0-2-2.25-2.75-2.25-6a4.75 4.75 0 1 1 9.5 0c0 3.25-2.25 4-2.25 6',
  mail: 'M4.75 4.75h10.5a1.5 1.5 0 0 1 1.5 1.5v7.5a1.5 1.5 0 0 1-1.5 1.5H4.75a1.5 1.5 0 0 1-1.5-1.5v-7.5a1.5 1.5 0 0 1 1.5-1.5zM3.5 6l6.5 5 6.5-5',
  menu: 'M3.75 5.75h12.5M3.75 10h12.5M3.75 14.25h12.5',
  microphone:
    'M10 3a2.25 2.25 0 0 1 2.25 2.25v4.5a2.25 2.25 0 0 1-4.5 0v-4.5A2.25 2.25 0 0 1 10 3zM5 9.5a5 5 0 0 0 10 0M10 14.5V17',
  moon: 'M16 11.5A6.5 6.5 0 0 1 8.5 4a6.5 6.5 0 1 0 7.5 7.5z',
  page: 'M6 2.75h5.5L15 6.25v9.5a1.5 1.5 0 0 1-1.5 1.5H6.5a1.5 1.5 0 0 1-1.5-1.5v-12zM11.25 3v3.5H15',
  phone:
    'M6.75 2.75h6.5a1.25 1.25 0 0 1 1.25 1.25v12a1.25 1.25 0 0 1-1.25 1.25h-6.5A1.25 1.25 0 0 1 5.5 16V4a1.25 1.25 0 0 1 1.25-1.25zM9.5 14.75h1',
  pin: 'M10 17.25c3-3.2 4.75-5.9 4.75-8.4a4.75 4.75 0 1 0-9.5 0c0 2.5 1.75 5.2 4.75 8.4zM10 8.75h.01',
  play: 'm6.5 4 9 6-9 6z',
  settings: 'M3.5 6.25h7M14 6.25h2.5M3.5 13.75H6M9.5 13.75h7M10.5 4.25v4M9.5 11.75v4',
  share:
    'M10 12.5V3.25M6.75 6.25 10 3l3.25 3.25M4.25 10.5v4.75a1.25 1.25 0 0 0 1.25 1.25h9a1.25 1.25 0 0 0 1.25-1.25V10.5',
  sparkle: 'M10 2.75 11.75 8.25 17.25 10l-5.5 1.75L10 17.25l-1.75-5.5L2.75 10l5.5-1.75z',
  star: 'm10 2.75 2.2 4.6 5.05.7-3.65 3.55.9 5L10 14.2l-4.5 2.4.9-5L2.75 8.05l5.05-.7z',
  sun: 'M7 10a3 3 0 1 0 6 0a3 3 0 1 0-6 0zM10 2.75v1.5M10 15.75v1.5M2.75 10h1.5M15.75 10h1.5M4.9 4.9l1 1M14.1 14.1l1 1M4.9 15.1l1-1M14.1 5.9l1-1',
  suitcase:
    'M4.75 6.25h10.5a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1-1.5 1.5H4.75a1.5 1.5 0 0 1-1.5-1.5v-7a1.5 1.5 0 0 1 1.5-1.5zM7.5 6.25v-2.5h5v2.5',
  user: 'M7 6.75a3 3 0 1 0 6 0a3 3 0 1 0-6 0zM4 16.75c.6-3.2 2.9-4.75 6-4.75s5.4 1.55 6 4.75',
};

/** Names that mean the same drawing. */
const SAME: Readonly<Record<string, string>> = {
  agent: 'sparkle',
  analytics: 'chart',
  at: 'user',
  atom: 'sparkle',
  back: 'left',
  batch: 'grid',
  bug: 'tool',
  close: 'x',
  collapse: 'x',
  compass: 'globe',
  compose: 'edit',
  confetti: 'sparkle',
  dark: 'moon',
  desktop: 'phone',
  document: 'page',
  dots: 'more',
  empty: 'circle',
  expand: 'external',
  hamburger: 'menu',
  images: 'image',
  keys: 'shield',
  lab: 'tool',
  lifesaver: 'help',
  light: 'sun',
  map: 'pin',
  maps: 'pin',
  mic: 'microphone',
  mobile: 'phone',
  name: 'user',
  notebook: 'book',
  open: 'panel',
  profile: 'user',
  reload: 'retry',
  sidebar: 'panel',
  square: 'page',
  wreath: 'star',
  write: 'edit',
};

/** What is drawn for a name of ChatKit's or of Lucide's; a small circle where we have nothing like it. */
export function drawingOf(name: string): string {
  const plain = name.replace(/^(lucide|vendor):/, '');
  const words = plain.split('-');
  const names = [exact(plain), plain, words[0] ?? '', words.at(-1) ?? ''];
  return names.map(drawing).find((path) => path !== undefined) ?? MORE['circle'] ?? '';
}

function exact(name: string): string {
  const special: Readonly<Record<string, string>> = {
    'chevron-left': 'left',
    'chevron-right': 'right',
    'check-circle': 'check',
    'circle-question': 'help',
    'square-image': 'image',
    'map-pin': 'pin',
  };
  return special[name] ?? name;
}

function drawing(name: string): string | undefined {
  const arrows: Readonly<Record<string, string>> = { left: 'M12.5 5 7.5 10l5 5', right: 'm7.5 5 5 5-5 5' };
  const ours: Readonly<Record<string, string>> = ICONS;
  return (
    ours[name] ??
    MORE[name] ??
    arrows[name] ??
    (SAME[name] && (ours[SAME[name]] ?? MORE[SAME[name]] ?? arrows[SAME[name]]))
  );
}
