import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { commandFaults } from './command-faults.js';
import { commandsOf, PAGES } from './doc-commands.js';

const OURS = /`((?:server|client|migrations|docker|docs|scripts)\/[\w./-]*[\w-])`/g;

describe.each(PAGES)('%s', (page) => {
  const text = readFileSync(page, 'utf8');

  it('gives commands that can be given', () => {
    expect(
      commandsOf(page).flatMap(({ place, text }) => commandFaults(text).map((fault) => `${place}: ${fault}`)),
    ).toEqual([]);
  });

  it('leads to pages and names files that are there', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => join(dirname(page), link));
    const files = [...text.matchAll(OURS)].map(([, file = '']) => file);

    const missing = [...links, ...files].filter((file) => !existsSync(file) && !MADE_LATER.has(file));
    expect(missing).toEqual([]);
  });
});

/** What people make by the commands of these pages. */
const MADE_LATER = new Set(['docker/.env', 'docker/settings.env', 'docker/mcp.json']);

describe('A command of the documentation', () => {
  it('is looked for in blocks and in sentences', () => {
    expect(PAGES.flatMap(commandsOf).length).toBeGreaterThan(60);
  });

  it.each([
    ['npm run strat', /no script called strat/],
    ['npm run bench -- --huge', /npm run bench knows no --huge/],
    ['npx nx run server:tests -- isolation', /server has no target tests/],
    ['npx nx run server:test -- server/e2e/nowhere', /no spec is called server\/e2e\/nowhere/],
    ['docker build -f docker/Dokerfile -t chatkeep .', /there is no docker\/Dokerfile/],
    ['docker compose -f docker/compose.yaml up -d server-9', /knows no service server-9/],
    ['docker compose -f docker/compose.yaml run --rm migrations', /knows no service migrations/],
    ['sh docker/secret.sh > docker/.env', /there is no docker\/secret\.sh/],
    ['PUBLIC_ADDRESS=http://localhost npm start', /no setting PUBLIC_ADDRESS/],
    ["printf 'PUBLIC_UR=x\\n' > docker/settings.env", /no setting PUBLIC_UR/],
    ['psql "$URL" -f docker/postgres/login.sql', /there is no docker\/postgres\/login\.sql/],
    ['echo "$(', /nobody knows|unexpected/],
    ['make all', /nobody knows what kind/],
  ])('is refused when it is %j', (command, fault) => {
    expect(commandFaults(command)).toContainEqual(expect.stringMatching(fault));
  });
});
