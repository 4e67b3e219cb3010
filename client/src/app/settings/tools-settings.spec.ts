import { TestBed } from '@angular/core/testing';
import { type StandingApproval, type Tool } from '../api/api';
import { Session } from '../auth/session';
import { answers } from '../testing/fake-server';
import { render } from '../testing/render';
import { ToolsSettings } from './tools-settings';

const ALLOWED: readonly StandingApproval[] = ['send_mail', 'tidy_up'].map((tool_name, index) => ({
  id: `p${index}`,
  server: 'house',
  tool_name,
  scope: 'always',
  conversation_id: null,
  created_at: '2026-11-23T14:02:00.000Z',
}));
const TIDY_UP: Tool = {
  name: 'tidy_up',
  title: 'Tidy up',
  description: '',
  annotations: {},
  approval: 'allow',
  input_schema: {},
};

async function setup() {
  const server = answers();
  const house = { name: 'house', status: 'ready', connected: false, error: null, tools: [TIDY_UP] };
  server.json('GET /api/chat/tools', { servers: [house] });
  await TestBed.inject(Session).signIn({ email: 'ada@example.org', password: 'correct horse' });
  const revoked = () => server.asked.filter(({ route }) => route.startsWith('DELETE')).length;
  return { server, revoked, show: () => render(ToolsSettings) };
}

describe(ToolsSettings, () => {
  it('does not say that every tool asks when it cannot know what was allowed', async () => {
    const { server, show } = await setup();
    server.refuse('GET /api/chat/approvals', 503, { code: 'unavailable' });
    server.json('GET /api/chat/approvals', { approvals: [] });
    const { element, find, settle } = await show();

    expect(element.textContent).not.toContain('Nothing. The tools that ask do so each time.');

    find('button', 'Try again').click();
    await settle();
    expect(element.textContent).toContain('Nothing. The tools that ask do so each time.');
  });

  it('takes an approval back once, however often its button is pressed, and goes on at its neighbour', async () => {
    const { server, revoked, show } = await setup();
    server.json('GET /api/chat/approvals', { approvals: ALLOWED });
    server.json('GET /api/chat/approvals', { approvals: ALLOWED.slice(1) });
    const done = server.later('DELETE /api/chat/approvals/p0', null, 200);
    const { find, findAll, settle } = await show();
    const button = find('button', 'Ask again before send_mail');
    button.focus();

    button.click();
    button.click();
    done();
    await vi.waitFor(() => expect(document.activeElement).toBe(find('button', 'Ask again before tidy_up')));
    await settle();

    expect(revoked()).toBe(1);
    expect(findAll('alert')).toEqual([]);
  });

  it('goes on at the tool when it is told there that it asks again', async () => {
    const { server, show } = await setup();
    server.json('GET /api/chat/approvals', { approvals: ALLOWED.slice(1) });
    server.json('GET /api/chat/approvals', { approvals: [] });
    server.json('DELETE /api/chat/approvals/p1', null);
    const { element, find } = await show();
    const button = find('button', 'Ask again from now on');
    button.focus();

    button.click();

    await vi.waitFor(() => expect(document.activeElement).toBe(element.querySelector('app-tool summary')));
  });
});
