/**
 * Whoever used something of a list that is gone now goes on at what stands there instead, or at the way out. Does
 * nothing when the focus is somewhere else already. To be called when the list has been drawn.
 */
export function focusNeighbour(list: readonly HTMLElement[], index: number, way?: HTMLElement | null): void {
  const next = list[index] ?? list.at(-1) ?? way;
  if (next) takeFocus(next);
}

/** Gives an element the focus that what is gone now had; does nothing when the focus is somewhere else already. */
export function takeFocus(element: HTMLElement): void {
  if (isFree(element.getRootNode())) element.focus();
}

/** Whether nothing has the focus, or only the question that was answered just now. */
function isFree(root: Node): boolean {
  const focused = root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null;
  return !focused || focused === document.body || focused.closest('[role=alertdialog]') !== null;
}
