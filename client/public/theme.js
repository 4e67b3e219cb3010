/* global document, localStorage */
// Before the first paint: the theme this browser was last told to use.
try {
  const theme = localStorage.getItem('chatkeep.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed: the system's theme it is.
}
