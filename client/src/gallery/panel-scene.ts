import { Component, computed, inject, input } from '@angular/core';
import { type Run } from '../app/api/api';
import { Backend } from '../app/auth/backend';
import { SidePanelView } from '../app/chat-page/side-panel-view';
import { aRun } from '../app/testing/stories';
import { matches } from '../app/ui/screen';
import { answer, calls } from './turns';

const RUN = aRun({
  model: 'gpt-5.5',
  usage: { input_tokens: 1_240, output_tokens: 318 },
  timings: { queued_ms: 12, first_token_ms: 640, total_ms: 4_210 },
});

const USED = calls(
  { id: 'd1', duration_ms: 1_240 },
  { id: 'd2', tool_name: 'search_the_whole_archive_of_invoices', status: 'error', duration_ms: 30_000 },
);

/** What stands beside a conversation: the tasks, or how an answer came about. */
@Component({
  selector: 'app-panel-scene',
  imports: [SidePanelView],
  template: `
    <h1 class="hidden">Beside a conversation</h1>
    <div class="page">
      <app-side-panel [answer]="shown()" [find]="find" [isNarrow]="isNarrow()" />
    </div>
  `,
  styles: `
    .page {
      display: flex;
      justify-content: flex-end;
      block-size: 100vh;
    }
  `,
})
export class PanelScene {
  readonly of = input<string>();

  private readonly backend = inject(Backend);
  protected readonly isNarrow = matches('(max-width: 1199.98px)');
  protected readonly shown = computed(() => (this.of() === 'answer' ? answer('a1', [USED], { run: null }) : undefined));
  protected readonly find = (): Promise<Run> => this.backend.get('/api/chat/runs/r1').then(() => RUN);
}
