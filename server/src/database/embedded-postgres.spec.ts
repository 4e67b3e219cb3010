import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { EmbeddedPostgres } from './embedded-postgres.js';

describe(EmbeddedPostgres, () => {
  let parent: string;
  let dir: string;

  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'chatkeep-embedded-'));
    await chmod(parent, 0o755);
    dir = join(parent, 'postgres');
  });

  afterAll(async () => {
    await (await EmbeddedPostgres.start({ dir })).stop();
    await rm(parent, { recursive: true });
  });

  const connect = async (url: string) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    return client;
  };
  const pidFile = () => join(dir, 'cluster', 'data', 'postmaster.pid');
  const pid = async () => Number((await readFile(pidFile(), 'utf8').catch(() => '0')).split('\n')[0]);

  it('is started once by those who start at the same time', async () => {
    const [one, two] = await Promise.all([EmbeddedPostgres.start({ dir }), EmbeddedPostgres.start({ dir })]);

    expect(two.url).toBe(one.url);
  });

  it('gives the server a login that is no superuser', async () => {
    const { url } = await EmbeddedPostgres.start({ dir });
    const client = await connect(url);

    const { rows } = await client.query(`SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user`);
    await client.end();

    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
  });

  it('goes on while somebody else is connected, and stops with the last one', async () => {
    const postgres = await EmbeddedPostgres.start({ dir });
    const running = await pid();
    const other = await connect(postgres.url);

    await postgres.stop();
    const afterFirst = await pid();
    await other.end();
    await postgres.stop();

    expect(afterFirst).toBe(running);
    expect(await pid()).toBe(0);
  });

  it('goes on while somebody who has just joined holds it', async () => {
    const [leaving, joining] = [await EmbeddedPostgres.start({ dir }), await EmbeddedPostgres.start({ dir })];
    const held = await joining.hold();
    const running = await pid();

    await leaving.stop();
    const meanwhile = await pid();
    await held[Symbol.asyncDispose]();
    await joining.stop();

    expect(meanwhile).toBe(running);
    expect(await pid()).toBe(0);
  });

  it('is joined by the next start when its starter was killed', async () => {
    const first = await EmbeddedPostgres.start({ dir });
    const orphan = await pid();

    const second = await EmbeddedPostgres.start({ dir });

    expect(await pid()).toBe(orphan);
    expect(second.url).toBe(first.url);
    await second.stop();
  });

  it('starts although the file of a database that was killed names a process that lives', async () => {
    await writeFile(pidFile(), `${process.pid}\n${join(dir, 'cluster', 'data')}\n0\n1\n\n127.0.0.1\n`, { mode: 0o600 });
    await chmod(pidFile(), 0o644);

    const postgres = await EmbeddedPostgres.start({ dir });

    expect(await pid()).not.toBe(process.pid);
    await postgres.stop();
  });
});
