// Everything that must hold before a change lands, the cheapest first.
import { mustRun } from './run.mjs';

await mustRun('prettier', ['--check', '.']);
await mustRun('depcruise', ['--config', '.dependency-cruiser.cjs', 'server', 'client', 'migrations']);
await mustRun('nx', ['run-many', '-t', 'lint', 'typecheck', '--outputStyle=static']);
await mustRun('node', ['scripts/api.mjs', '--check']);
await mustRun('node', ['scripts/image-steps.mjs']);
await mustRun('node', ['scripts/test.mjs']);
