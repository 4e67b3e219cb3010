import { Component, computed, input, output } from '@angular/core';
import { type UserMessageContent } from '@openai/chatkit';
import { Logo } from '../ui/logo';
import { NamedIcon } from '../widgets/named-icon';

/** Something to say, for those who do not know how to begin. */
export interface Prompt {
  readonly icon: string;
  readonly label: string;
  readonly hint?: string;
  readonly text: string;
  /** The same with the things that it mentions. */
  readonly content?: readonly UserMessageContent[];
}

const PROMPTS: readonly Prompt[] = [
  {
    icon: 'tasks',
    label: 'Help me organize my tasks',
    hint: 'Lists what is open and what is late',
    text: 'Help me organize my tasks',
  },
  { icon: 'clock', label: 'Plan my day', hint: 'A short plan from what is due', text: 'Plan my day' },
  {
    icon: 'plus',
    label: 'Create a task',
    hint: '“Review Q4 report”, due Friday',
    text: 'Create a task called "Review Q4 report" due Friday',
  },
];
const FAILS: Prompt = {
  icon: 'tool',
  label: 'Make a tool fail',
  hint: 'See how an error is explained',
  text: 'Make a tool fail',
};
const WRITES: Prompt = {
  icon: 'edit',
  label: 'Draft a message',
  hint: 'A friendly reminder, in three lines',
  text: 'Draft a friendly reminder in three lines',
};

/** An empty conversation: a greeting, and four things to say that are sent when pressed. */
@Component({
  selector: 'app-welcome',
  imports: [Logo, NamedIcon],
  template: `
    <div class="greet">
      @if (greeting(); as words) {
        <h2>{{ words }}</h2>
      } @else {
        <app-logo />
        <h2>{{ hello() }}</h2>
        <p>What shall we get done?</p>
      }
    </div>
    <ul class="prompts" role="list">
      @for (prompt of choices(); track prompt.label) {
        <li>
          <button class="prompt" type="button" [class.short]="!prompt.hint" (click)="chosen.emit(prompt)">
            <span class="tile"><app-named-icon [name]="prompt.icon" /></span>
            <b>{{ prompt.label }}</b>
            @if (prompt.hint) {
              <span class="about">{{ prompt.hint }}</span>
            }
          </button>
        </li>
      }
    </ul>
    @if (demo()) {
      <p class="note">Answers here follow a script. For a real model, set <code>OPENAI_API_KEY</code> and restart.</p>
    }
  `,
  styleUrl: './welcome.css',
})
export class Welcome {
  readonly name = input('');
  readonly demo = input(false);
  /** Words of its own, instead of a greeting by name. */
  readonly greeting = input('');
  readonly prompts = input<readonly Prompt[]>();

  readonly chosen = output<Prompt>();

  protected readonly choices = computed(() => this.prompts() ?? [...PROMPTS, this.demo() ? FAILS : WRITES]);
  protected readonly hello = computed(() => {
    const hour = new Date().getHours();
    const time = hour < 5 ? 'Good evening' : hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening';
    return this.name() ? `${time}, ${this.name()}` : time;
  });
}
