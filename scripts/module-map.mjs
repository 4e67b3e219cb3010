// The map of the server's modules, from the rules on imports and from the imports themselves.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';

const LAYERS = createRequire(import.meta.url)('../server/layers.cjs').filter((layer) => !layer.includes('testing'));
const MODULE = '^server/src/([^/]+)/';
const NOT_IN_PRODUCTION = '(\\.spec\\.ts$|/testing/)';

const HEAD = `# Which module imports which

"npm run api" writes this page from \`server/layers.cjs\`, the rules that \`npm run check\` enforces, and from the imports in
\`server/src\`. Imports point down. An arrow is left out where another way leads to the same place: the table has them all.
\`app.module.ts\`, which knows every module, and specs are left out.
`;

/** The page of documentation that shows the map, in Markdown. */
export function moduleMap() {
  const imports = importsOfModules();
  const isDrawn = ([from, to]) => !isReached(imports, from, to);
  const arrows = edges(imports).filter(isDrawn);
  const boxes = LAYERS.map((layer, row) => `  subgraph layer${row} [" "]\n    ${layer.join('\n    ')}\n  end`);
  const drawing = ['flowchart TD', ...boxes, ...arrows.map(([from, to]) => `  ${from} --> ${to}`)].join('\n');
  const rows = LAYERS.flat().map((name) => `| ${name} | ${[...imports.get(name)].toSorted().join(', ')} |`);
  return `${HEAD}\n\`\`\`mermaid\n${drawing}\n\`\`\`\n\n| module | imports |\n|---|---|\n${rows.join('\n')}\n`;
}

/** For each module the others that it imports; throws when one has no place in the layers. */
function importsOfModules() {
  const folders = readdirSync('server/src', { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'testing',
  );
  const [there, placed] = [folders.map(({ name }) => name).toSorted(), LAYERS.flat().toSorted()];
  if (there.join() !== placed.join()) throw new Error(`server/layers.cjs places ${placed}, but there are ${there}`);
  const imports = new Map(placed.map((name) => [name, new Set()]));
  for (const { source, dependencies } of cruise()) {
    const from = moduleOf(source);
    const others = dependencies.map(({ resolved }) => moduleOf(resolved)).filter((to) => to && to !== from);
    if (from && !new RegExp(NOT_IN_PRODUCTION).test(source)) for (const to of others) imports.get(from).add(to);
  }
  return imports;
}

function cruise() {
  const args = ['--config', '.dependency-cruiser.cjs', '--include-only', MODULE, '--output-type', 'json', 'server/src'];
  const program = 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs';
  const json = execFileSync(process.execPath, [program, ...args], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return JSON.parse(json).modules;
}

function moduleOf(path) {
  return new RegExp(MODULE).exec(path)?.[1];
}

function edges(imports) {
  return [...imports].flatMap(([from, others]) => [...others].toSorted().map((to) => [from, to]));
}

/** Whether a way over a third module leads there. */
function isReached(imports, from, to) {
  const leads = (at) => at === to || [...imports.get(at)].some(leads);
  return [...imports.get(from)].some((over) => over !== to && leads(over));
}
