/** Puts a wide screen in place of none. */
export function wideScreen(): void {
  const none = { matches: false, addListener: () => undefined, removeListener: () => undefined };
  vi.stubGlobal('matchMedia', (media: string) => Object.assign(new EventTarget(), { ...none, media }));
}
