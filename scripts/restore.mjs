// Backs up the database of a server in use, loses it, and restores it into an empty place, where the smoke test must pass
// and everything be as it was: npm run restore
import { runE2eProgram } from './e2e-program.mjs';

process.exitCode = await runE2eProgram('restore');
