// Backs up the database of a server in use, loses it, and restores it into an empty place, where the smoke test must pass
// and everything be as it was: npm run restore
import { runCompiled } from './compiled.mjs';

process.exitCode = await runCompiled('e2e/restore/main.js');
