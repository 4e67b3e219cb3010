/** Which module may import which: imports point down in this list, never up nor to a neighbour. */
module.exports = [
  ['testing'],
  ['page', 'health', 'metrics', 'retention'],
  ['chat', 'chatkit', 'export'],
  ['tasks', 'runs'],
  ['attachments'],
  ['agent', 'messages'],
  ['conversations', 'connections', 'demo-model', 'mcp-tokens', 'oidc'],
  ['auth'],
  ['limits'],
  ['feed'],
  ['http', 'vault'],
  ['database'],
  ['config', 'telemetry', 'thread-events', 'outside'],
];
