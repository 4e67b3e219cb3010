/** Moves the focus to the next region of the page, or the previous one, round the ends. */
export function focusRegion(by: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((region) =>
    region.checkVisibility({ visibilityProperty: true }),
  );
  const innermost = regions.filter((region) => !regions.some((other) => other !== region && region.contains(other)));
  const at = innermost.findIndex((region) => region.contains(document.activeElement));
  const next = at < 0 ? (by > 0 ? 0 : innermost.length - 1) : (at + by + innermost.length) % innermost.length;
  focusIn(innermost[next]);
}

/** A region that cannot be focused itself gives the focus to what is written in. */
function focusIn(region: HTMLElement | undefined): void {
  const target = region?.matches('[tabindex]') ? region : region?.querySelector('textarea');
  target?.focus();
}
