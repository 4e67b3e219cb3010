// Takes the steps of docker/Dockerfile in a clean folder, without an engine, and tries what comes out on a PostgreSQL
// outside of it: npm run image:steps
import { runCompiled } from './compiled.mjs';

process.exitCode = await runCompiled('e2e/image/main.js');
