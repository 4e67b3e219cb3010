import { Component } from '@angular/core';
import { ChatSkeleton } from '../app/chat-page/chat-skeleton';
import { ConversationSkeleton } from '../app/chat-page/conversation-skeleton';
import { Messages } from '../app/messages/messages';
import { type Transcript } from '../app/transcript/turns';
import { Welcome } from '../app/chat-page/welcome';
import { aRun } from '../app/testing/stories';
import { Specimen } from './specimen';
import { Stage } from './stage';
import { answer, calls, PROSE, question, words } from './turns';

const running = (id: string) => ({ status: 'streaming', run: aRun({ id: `run-${id}` }) }) as const;

const FILES = [{ type: 'file', id: 'f1', name: 'report-q4.pdf', mime_type: 'application/pdf' }] as const;

const STORIES: Readonly<Record<string, Transcript>> = {
  'Question and answer': [
    question('q1', 'Add reviewing the Q4 report to my list, due Friday, and tell me how the week looks.'),
    answer('a1', [calls({ id: 'm1' }), words(PROSE)], { feedback: 'positive' }),
  ],
  'Waiting for the first word': [
    question('q2', 'Plan my day', { attachments: FILES }),
    answer('a2', [], running('a2')),
  ],
  Streaming: [
    question('q3', 'Why is the nightly backup slow?', { quote: 'The lock is taken before the dump begins.' }),
    answer('a3', [words('Three things slow the backup down. First, the lock is taken **befo', false)], running('a3')),
  ],
  'Thinking, then using a tool': [
    question('q4', 'Help me organize my tasks'),
    answer(
      'a4',
      [
        { kind: 'thoughts', id: 'th', thoughts: ['First I look at what is open.'], done: true },
        calls({ id: 'm4', status: 'running', result: null, duration_ms: null }),
      ],
      running('a4'),
    ),
  ],
  Stopped: [question('q5', 'Give me a long answer'), answer('a5', [words('Three things slow')], { status: 'stopped' })],
  'Stopped at once': [question('q6', 'Never mind'), answer('a6', [], { status: 'stopped' })],
  Interrupted: [
    question('q7', 'What may be kept?'),
    answer('a7', [words('The second rule covers invoices, which are kept for ten years and')], {
      status: 'interrupted',
    }),
  ],
  Failed: [
    question('q8', 'Summarise it'),
    answer('a8', [], {
      status: 'failed',
      run: aRun({
        id: 'run-a8',
        status: 'failed',
        error: { code: 'model_error', message: 'The model is overloaded and didn’t answer. Your message is saved.' },
      }),
    }),
  ],
  Queued: [
    question('q9', 'Write 2000 words'),
    answer('a9', [words('One word after the other', false)], running('a9')),
    question('q10', 'And then plan my day, with a very-long-word-that-has-no-place-to-break-'.repeat(2)),
    answer('a10', [], { status: 'streaming', run: aRun({ id: 'run-a10', status: 'queued', started_at: null }) }),
  ],
  'Another script': [
    question('q11', 'مرحبا، خطط ليومي من فضلك'),
    answer('a11', [words('صباح الخير. لديك ثلاث مهام اليوم.')]),
  ],
};

/** What is said, in every state that it can be in. */
@Component({
  selector: 'app-message-scene',
  imports: [ChatSkeleton, ConversationSkeleton, Messages, Specimen, Stage, Welcome],
  template: `
    <app-stage name="Messages">
      @for (story of stories; track story.name) {
        <app-specimen [name]="story.name">
          <app-messages [turns]="story.turns" [current]="story.current" />
        </app-specimen>
      }
      <app-specimen name="Sending"><app-messages [turns]="sending" [isSending]="true" /></app-specimen>
      <app-specimen name="Loading"><app-conversation-skeleton /></app-specimen>
      <app-specimen name="Which chat is not known yet"><app-chat-skeleton [begins]="true" /></app-specimen>
      <app-specimen name="Empty"><app-welcome name="Ada" [demo]="true" /></app-specimen>
    </app-stage>
  `,
})
export class MessageScene {
  protected readonly sending = [question('q12', 'On its way', { sending: true })];
  protected readonly stories = Object.entries(STORIES).map(([name, turns]) => {
    const current = turns.find((turn) => turn.role === 'assistant' && turn.status === 'streaming');
    return { name, turns, current: current?.role === 'assistant' ? current : undefined };
  });
}
