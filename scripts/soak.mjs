// Lets fifty people talk for a while, and others come and go and read, and tells whether the server grows meanwhile:
// npm run soak -- [--minutes=30] [--conversations=50] [--seed=n]
import { runCompiled } from './compiled.mjs';

process.exitCode = await runCompiled('bench/soak.js');
