// Takes the steps of docker/Dockerfile in a clean folder, without an engine, and tries what comes out on a PostgreSQL
// outside of it: npm run image:steps
import { runE2eProgram } from './e2e-program.mjs';

process.exitCode = await runE2eProgram('image');
