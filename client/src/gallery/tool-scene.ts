import { Component } from '@angular/core';
import { aCall, aTask } from '../app/testing/stories';
import { ToolBubble } from '../app/tools/tool-bubble';
import { ToolGroup } from '../app/tools/tool-group';
import { ToolOutput } from '../app/tools/tool-output';
import { Specimen } from './specimen';
import { Stage } from './stage';

const NOTHING_YET = { result: null, duration_ms: null } as const;
const REFUSED = 'The chat bridge refused the connection. Nothing was sent, so it is safe to try again.';

const CALLS = [
  aCall({ id: 'b1', ...NOTHING_YET, status: 'awaiting_approval', tool_name: 'delete_task' }),
  aCall({ id: 'b2', ...NOTHING_YET, status: 'running' }),
  aCall({
    id: 'b3',
    ...NOTHING_YET,
    status: 'running',
    tool_name: 'import_tasks',
    progress: { progress: 42, total: 120, message: 'Reading the second file' },
  }),
  aCall({ id: 'b4' }),
  aCall({
    id: 'b5',
    status: 'error',
    server: 'chat-bridge',
    tool_name: 'post_message',
    result: null,
    error: { code: 'tool_error', message: REFUSED },
  }),
  aCall({
    id: 'b6',
    status: 'error',
    server: 'calendar',
    tool_name: 'read_calendar',
    result: null,
    error: { code: 'needs_connection', message: 'Connect “calendar” first, then ask again.' },
  }),
  aCall({
    id: 'b7',
    status: 'denied',
    tool_name: 'delete_task',
    result: null,
    denial_reason: 'Keep it, we still quote from it.',
  }),
  aCall({ id: 'b8', status: 'cancelled', server: 'files', tool_name: 'search_files', result: null }),
  aCall({ id: 'b9', status: 'unknown_outcome', server: 'calendar', tool_name: 'send_invitation', result: null }),
];

const HELD = aCall({ id: 'b10', ...NOTHING_YET, status: 'running' });

const RESULTS = {
  Tasks: {
    content: [],
    structuredContent: { tasks: [aTask(), aTask({ id: 't2', status: 'done', title: 'Ask finance' })] },
  },
  Rows: {
    content: [],
    structuredContent: {
      rows: [
        { name: 'Lisbon', nights: 3 },
        { name: 'Porto', nights: 2 },
      ],
    },
  },
  List: { content: [], structuredContent: { labels: ['home', 'work', 'urgent'] } },
  Fields: { content: [], structuredContent: { id: '019ac4f2', permanent: true, note: null } },
  Words: { content: [{ type: 'text', text: 'The lock is taken before the dump begins. '.repeat(60) }] },
  Link: { content: [{ type: 'resource_link', uri: 'https://example.org/report', name: 'report' }] },
  Nothing: { content: [] },
};

/** Calls of tools in every state, and every form that a result has. */
@Component({
  selector: 'app-tool-scene',
  imports: [Specimen, Stage, ToolBubble, ToolGroup, ToolOutput],
  template: `
    <app-stage name="Tool calls">
      <app-specimen name="One call">
        @for (call of calls; track call.id) {
          <app-tool-bubble [call]="call" />
        }
        <app-tool-bubble [call]="held" [held]="true" />
      </app-specimen>
      <app-specimen name="Several in a row"><app-tool-group [calls]="done" /></app-specimen>
      <app-specimen name="Several, one failed"><app-tool-group [calls]="mixed" /></app-specimen>
      @for (result of results; track result[0]) {
        <app-specimen [name]="'Result: ' + result[0]"><app-tool-output [result]="result[1]" /></app-specimen>
      }
    </app-stage>
  `,
  styles: `
    app-tool-bubble {
      margin-block-end: var(--ck-2);
    }
  `,
})
export class ToolScene {
  protected readonly calls = CALLS;
  protected readonly held = HELD;
  protected readonly done = ['g1', 'g2', 'g3'].map((id) => aCall({ id }));
  protected readonly mixed = [aCall({ id: 'g4' }), ...CALLS.slice(4, 5)];
  protected readonly results = Object.entries(RESULTS);
}
