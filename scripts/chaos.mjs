// Strikes down servers and their database while people talk to them, and tells whether every promise was kept:
// npm run chaos -- [--seed n] [--messages n] [--clients n] [--processes n] [--kills n] [--restarts n] [--freezes n] [--seconds n]
//   --freeze   stops processes for longer than their leases, instead of killing most of them
//   --control  the same without the fence between processes; succeeds when the harness finds what that breaks
import { runCompiled } from './compiled.mjs';

const code = await runCompiled('e2e/chaos/main.js');
const shouldFail = process.argv.includes('--control');
if (shouldFail)
  console.log(code === 1 ? 'As it must be without the fence.' : 'The harness noticed nothing: it is blind.');
process.exitCode = shouldFail ? Number(code !== 1) : code;
