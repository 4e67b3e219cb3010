/** What a figure must be: at most a number, or so many times what the floor needs, or at least so many times. */
export type Bar = { readonly most: number } | { readonly mostTimes: number } | { readonly leastTimes: number };

/** One line of the table. */
export interface Figure {
  readonly work: string;
  readonly unit:
    'ms' | 'requests/s' | 'MB' | 'KB' | 'bytes' | 's' | 'logins/s' | 'answers/s' | 'connections' | 'events' | '%';
  readonly chatkeep: number;
  /** The same of what it is compared with, measured in the same run. */
  readonly floor?: number;
  /** Without one the figure explains another. */
  readonly bar?: Bar;
}

/** Whether a figure is as it must be; null for one that only explains. */
export function holds({ chatkeep, floor = NaN, bar }: Figure): boolean | null {
  if (!bar) return null;
  if ('most' in bar) return chatkeep <= bar.most;
  return 'mostTimes' in bar ? chatkeep <= bar.mostTimes * floor : chatkeep >= bar.leastTimes * floor;
}
