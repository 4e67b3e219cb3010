import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Environment } from './environment.js';
import { InvalidConfig } from './invalid-config.js';
import { readMcpServers } from './mcp-servers.js';

describe(readMcpServers, () => {
  const folder = mkdtempSync(join(tmpdir(), 'chatkeep-mcp-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function read(json: string, variables: Record<string, string> = {}) {
    const path = join(folder, 'mcp.json');
    writeFileSync(path, json);
    const env = new Environment({ MCP_CONFIG: path, ...variables });
    const servers = readMcpServers(env);
    env.refuseFaults();
    return servers;
  }

  function faults(json: string): readonly string[] {
    try {
      read(json);
    } catch (error) {
      if (error instanceof InvalidConfig) return error.faults;
    }
    return [];
  }

  it('finds none where no file is named', () => {
    expect(readMcpServers(new Environment({}))).toEqual([]);
  });

  it('asks before every tool of a server unless the file says otherwise', () => {
    const json = { mcpServers: { wiki: { url: 'https://wiki.example/mcp' } } };

    expect(read(JSON.stringify(json))).toEqual([
      { name: 'wiki', url: 'https://wiki.example/mcp', headers: {}, approval: 'ask', tools: {} },
    ]);
  });

  it('takes secrets from the environment', () => {
    const json = { mcpServers: { wiki: { url: '${WIKI}/mcp', headers: { Authorization: 'Bearer ${TOKEN}' } } } };

    const servers = read(JSON.stringify(json), { WIKI: 'http://127.0.0.1:1', TOKEN: 'sesame' });

    expect(servers).toMatchObject([{ url: 'http://127.0.0.1:1/mcp', headers: { Authorization: 'Bearer sesame' } }]);
  });

  it('takes a client that was registered at the issuer of a server beforehand', () => {
    const oauth = { clientId: 'chatkeep', clientSecret: '${SECRET}', issuer: 'https://id.example' };
    const json = { mcpServers: { wiki: { url: 'https://wiki.example/mcp', oauth } } };

    const servers = read(JSON.stringify(json), { SECRET: 'sesame' });

    expect(servers).toMatchObject([{ oauth: { ...oauth, clientSecret: 'sesame' } }]);
  });

  it('names every fault', () => {
    const mcpServers = {
      tasks: { url: 'https://a.example' },
      page: { url: 'https://a.example' },
      wiki: { url: 'ftp://${NOWHERE}', approval: 'maybe', colour: 'red' },
    };

    expect(faults(JSON.stringify({ mcpServers }))).toEqual([
      'MCP_CONFIG uses ${NOWHERE}, which is not set',
      expect.stringContaining('tasks'),
      expect.stringContaining('page'),
      expect.stringContaining('mcpServers.wiki.url: must be an address'),
      expect.stringContaining('mcpServers.wiki.approval'),
      expect.stringContaining('colour'),
    ]);
    expect(faults('{')).toEqual([expect.stringContaining('MCP_CONFIG must name a readable JSON file')]);
  });
});
