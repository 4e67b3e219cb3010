import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Config } from './config.js';
import { InvalidConfig } from './invalid-config.js';

describe(Config, () => {
  let dir: string;
  const secret = 'x'.repeat(32);

  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'chatkeep-config-'));
  });

  afterAll(() => rmSync(dir, { recursive: true }));

  it('needs nothing: an embedded database, generated secrets and the demo model', () => {
    const config = Config.read({ DATA_DIR: dir });

    expect(config.http).toMatchObject({ port: 3000, host: '127.0.0.1', publicUrl: 'http://localhost:3000' });
    expect(config.database.url).toBeUndefined();
    expect(config.isDemo).toBe(true);
    expect(config.models).toEqual(['demo-scripted']);
  });

  it('keeps the secrets it has generated, for their owner alone', () => {
    const [first, second] = [Config.read({ DATA_DIR: dir }), Config.read({ DATA_DIR: dir })];

    expect(second.secrets).toEqual(first.secrets);
    expect(first.secrets.jwt).not.toBe(first.secrets.key);
    expect(statSync(join(dir, 'jwt-secret')).mode & 0o777).toBe(0o600);
  });

  it('demands secrets together with a database, and enough of them', () => {
    const read = () => Config.read({ DATABASE_URL: 'postgres://db/chatkeep', JWT_SECRET: 'short' });

    expect(read).toThrow(InvalidConfig);
    expect(read).toThrow(/^JWT_SECRET must have at least 32 bytes\nSECRET_KEY is required/m);
  });

  it('tells every fault at once, a line each', () => {
    const read = () => Config.read({ DATA_DIR: dir, PORT: 'http', DATABASE_URL: 'mysql://db', OPENAI_API: 'grpc' });

    expect(read).toThrow(/PORT .+\n.*DATABASE_URL .+\n.*OPENAI_API .+/);
  });

  it('refuses a generated secret that was emptied or cut, since anybody could guess it', () => {
    const damaged = mkdtempSync(join(dir, 'damaged-'));
    writeFileSync(join(damaged, 'jwt-secret'), '');
    writeFileSync(join(damaged, 'secret-key'), 'x'.repeat(31));

    const read = () => Config.read({ DATA_DIR: damaged });

    expect(read).toThrow(InvalidConfig);
    expect(read).toThrow(/jwt-secret must hold at least 32 bytes.*\n.*secret-key must hold at least 32 bytes/);
  });

  it('takes the pages that may ask by their origin, however they are written, and nothing else', () => {
    const origins = (CORS_ORIGINS: string) => Config.read({ DATA_DIR: dir, CORS_ORIGINS }).http.corsOrigins;

    expect(origins('https://app.example/, HTTP://Localhost:4200,https://b.example:443, capacitor://localhost')).toEqual(
      ['https://app.example', 'http://localhost:4200', 'https://b.example', 'capacitor://localhost'],
    );
    for (const wrong of ['app.example', 'localhost:4200', '*', 'https://app.example/chat', 'https://*.example'])
      expect(() => origins(`https://app.example,${wrong}`)).toThrow(`not ${wrong}`);
  });

  it('speaks Responses to OpenAI and Chat Completions to any other server, unless told otherwise', () => {
    const api = (settings: Record<string, string>) => Config.read({ DATA_DIR: dir, ...settings }).openai.api;

    expect(api({ OPENAI_API_KEY: 'key' })).toBe('responses');
    expect(api({ OPENAI_BASE_URL: 'http://localhost:11434/v1' })).toBe('chat');
    expect(api({ OPENAI_BASE_URL: 'http://localhost:11434/v1', OPENAI_API: 'responses' })).toBe('responses');
  });

  it('never lets the demo model fail on purpose in production', () => {
    const settings = { DATA_DIR: dir, DEMO_MODEL_FAULTS: 'on', JWT_SECRET: secret };

    expect(Config.read(settings).openai.demoFaults).toBe(true);
    expect(Config.read({ ...settings, NODE_ENV: 'production' }).openai.demoFaults).toBe(false);
  });

  it('never lets a process be broken on purpose in production', () => {
    const settings = { DATA_DIR: dir, FAIL_AT: 'started:2', RUN_FENCE: 'off', JWT_SECRET: secret };

    expect(Config.read(settings).faults).toEqual({ failAt: { name: 'started', time: 2 }, isFenceOff: true });
    expect(Config.read({ ...settings, NODE_ENV: 'production' }).faults).toEqual({});
    expect(() => Config.read({ DATA_DIR: dir, FAIL_AT: 'nowhere' })).toThrow(/FAIL_AT must be one of accepted/);
  });

  it('tells its metrics at a port of their own, or at none', () => {
    const port = (METRICS_PORT: string) => Config.read({ DATA_DIR: dir, METRICS_PORT }).telemetry.metricsPort;

    expect([port(''), port('9464')]).toEqual([undefined, 9464]);
    expect(() => port('3000')).toThrow('METRICS_PORT must be another port than PORT');
  });

  it('has a line in .env.example for every variable it reads, and for no other', () => {
    const asked = new Set<string>();
    const spy = new Proxy(
      { DATA_DIR: dir },
      { get: (target, name) => (asked.add(String(name)), name === 'DATA_DIR' ? target.DATA_DIR : undefined) },
    );

    Config.read(spy);

    const example = readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gm);
    const documented = [...example].map(([, name]) => name).sort();
    expect(documented).toEqual([...asked].filter((name) => name !== 'NODE_ENV').sort());
  });
});
