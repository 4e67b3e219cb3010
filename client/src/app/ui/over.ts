/** Whether a dialog stands over the page, be it only a drawer. */
export function isCovered(): boolean {
  return document.querySelector('mat-dialog-container') !== null;
}

/** Whether a dialog wants an answer or a choice before anything else is done. */
export function isAsked(): boolean {
  return document.querySelector('mat-dialog-container[aria-modal=true]') !== null;
}
