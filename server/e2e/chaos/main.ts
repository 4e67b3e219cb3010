import { parseArgs } from 'node:util';
import { orInterrupted } from '../interruption.js';
import { type Aftermath, chaos, type ChaosOptions } from './chaos.js';
import { complaints, figures } from './report.js';
import { setStage } from './stage.js';

const NUMBER = { type: 'string' } as const;
const FLAG = { type: 'boolean', default: false } as const;

const { values } = parseArgs({
  options: {
    ...{ seed: NUMBER, messages: NUMBER, clients: NUMBER, processes: NUMBER },
    ...{ kills: NUMBER, restarts: NUMBER, freezes: NUMBER, seconds: NUMBER, freeze: FLAG, control: FLAG },
  },
});

function number(
  name: 'seed' | 'messages' | 'clients' | 'processes' | 'kills' | 'restarts' | 'freezes' | 'seconds',
  usual: number,
) {
  return Number(values[name] ?? usual);
}

/** Struck dead by default; `--freeze` stops processes for longer than their leases, `--control` without the fence. */
function options(): ChaosOptions {
  const isFreezing = values.freeze || values.control;
  return {
    seed: number('seed', Math.trunc(Math.random() * 1_000_000)),
    messages: number('messages', isFreezing ? 150 : 200),
    clients: number('clients', 25),
    processes: number('processes', 3),
    kills: number('kills', isFreezing ? 10 : 60),
    restarts: number('restarts', isFreezing ? 0 : 3),
    freezes: number('freezes', isFreezing ? 8 : 0),
    seconds: number('seconds', 180),
    isFenced: !values.control,
  };
}

async function aftermathOf(chosen: ChaosOptions): Promise<Aftermath> {
  await using stage = await setStage(chosen);
  return await orInterrupted(chaos(stage, chosen));
}

const chosen = options();
console.log(`seed ${chosen.seed}`);
const aftermath = await aftermathOf(chosen).catch((error: unknown) => {
  console.error(error);
  process.exit(2); // clients that are still there would go on asking
});
console.table(figures(chosen, aftermath));
const found = complaints(chosen, aftermath);
for (const complaint of found.slice(0, 50)) console.log(`- ${complaint}`);
console.log(found.length === 0 ? 'Every promise was kept.' : `${found.length} promises were broken.`);
process.exitCode = found.length === 0 ? 0 : 1;
