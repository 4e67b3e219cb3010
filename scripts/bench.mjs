// Measures the built server beside the least that Node and PostgreSQL can do for the same work, and prints a table:
// npm run bench -- [--only=name,name] [--rounds=n] [--json] [--write] [--seed=n]
// npm run bench -- --large [--messages=n] [--conversations=n]
//   --large  on big tables of one person: 1,000,000 messages in 100,000 conversations, unless told otherwise
//   --scale  more and more conversations at once on one process and one database, and what a message takes on disk
//   --write  puts the table into docs/performance.md
//   --profile  tells in which functions the server spent its CPU; the figures then include being watched
import { runCompiled } from './compiled.mjs';

process.exitCode = await runCompiled('bench/main.js');
