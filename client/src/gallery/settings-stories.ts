import { type AccessToken, type StandingApproval, type Tool, type ToolServer } from '../app/api/api';

const AT = '2026-11-23T14:02:00.000Z';

function aTool(name: string, annotations: Tool['annotations'], approval: Tool['approval']): Tool {
  const input_schema = { type: 'object', properties: { id: { type: 'string', description: 'Which one' } } };
  return { name, title: name, description: `What ${name} does, in a sentence.`, input_schema, annotations, approval };
}

export const SERVERS: readonly ToolServer[] = [
  {
    name: 'tasks',
    status: 'ready',
    tools: [
      aTool('list_tasks', { readOnlyHint: true }, 'allow'),
      aTool('create_task', { destructiveHint: false }, 'ask'),
      aTool('delete_task', {}, 'ask'),
    ],
  },
  { name: 'calendar', status: 'needs_connection', connect_url: 'https://calendar.example', tools: [] },
  { name: 'wiki', status: 'ready', connected: true, tools: [aTool('search', { readOnlyHint: true }, 'allow')] },
  { name: 'files', status: 'connecting', tools: [] },
  { name: 'chat-bridge', status: 'unavailable', error: 'The connection was refused.', tools: [] },
];

export const APPROVALS: readonly StandingApproval[] = [
  { id: 'p1', server: 'tasks', tool_name: 'delete_task', scope: 'always', conversation_id: null, created_at: AT },
];

export const TOKENS: readonly AccessToken[] = [
  { id: 'k1', name: 'My editor', created_at: AT, last_used_at: AT },
  { id: 'k2', name: 'The build', created_at: AT, last_used_at: null },
];
