/** Where programs, their folders and what was compiled are found. */
const KEPT = ['PATH', 'HOME', 'TMPDIR', 'NODE_COMPILE_CACHE', 'SystemRoot', 'TEMP', 'USERPROFILE', 'LOCALAPPDATA'];

/** What a program takes over from us when we start it to look at it: none of the developer's own settings. */
export const BARE_ENVIRONMENT: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(process.env).filter(
    (variable): variable is [string, string] => KEPT.includes(variable[0]) && variable[1] !== undefined,
  ),
);
