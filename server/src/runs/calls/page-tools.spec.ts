import { describe, expect, it } from '@jest/globals';
import { McpToolbox } from '../../agent/tools/mcp-toolbox.js';
import { MAX_TOOLS } from '../../agent/tools/tool-limits.js';
import { type Tool } from '../../agent/toolbox.js';
import { PageToolbox } from './page-tools.js';

describe(PageToolbox, () => {
  it('offers no more tools than a model takes, and never leaves out those of the page', () => {
    const others = new McpToolbox([], { id: '' }, 1);
    const many = Object.assign(others, { tools: Array.from({ length: MAX_TOOLS }, (_, n) => tool(`wiki__${n}`)) });

    const { tools } = new PageToolbox(many, [{ name: 'look', description: '', parameters: {} }]);

    expect(tools).toHaveLength(MAX_TOOLS);
    expect(tools.at(-1)).toMatchObject({ name: 'page__look', asks: true });
  });
});

const tool = (name: string): Tool => ({
  ...{ name, server: 'wiki', toolName: name, title: name, description: '', sha256: '' },
  ...{ parameters: {}, annotations: {}, asks: false, retry: 'read' },
});
