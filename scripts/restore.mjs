// Backs up the database of a server in use, loses it, and restores it into an empty place, where the smoke test must pass
// and everything be as it was: npm run restore
import { build } from './build.mjs';
import { runCompiled } from './compiled.mjs';

await build(); // the smoke test looks at the page too
process.exitCode = await runCompiled('e2e/restore/main.js');
