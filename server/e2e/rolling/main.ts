import { parseArgs } from 'node:util';
import { complaints, figures } from './report.js';
import { roll } from './rolling.js';

const { values } = parseArgs({
  options: {
    proxy: { type: 'string', default: 'haproxy' },
    seed: { type: 'string', default: String(Math.trunc(Math.random() * 1_000_000)) },
    processes: { type: 'string', default: '3' },
    conversations: { type: 'string', default: '50' },
  },
});

const options = {
  proxy: values.proxy === 'nginx' ? ('nginx' as const) : ('haproxy' as const),
  seed: Number(values.seed),
  processes: Number(values.processes),
  conversations: Number(values.conversations),
};
console.log(`seed ${options.seed}`);
const outcome = await roll(options).catch((error: unknown) => {
  console.error(error);
  process.exit(2); // people who are still there would go on asking
});
console.table(figures(options, outcome));
const found = complaints(outcome);
for (const complaint of found.slice(0, 50)) console.log(`- ${complaint}`);
console.log(found.length === 0 ? 'Nobody noticed.' : `${found.length} promises were broken.`);
process.exitCode = found.length === 0 ? 0 : 1;
