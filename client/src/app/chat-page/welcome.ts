import { Component, computed, inject, input, output } from '@angular/core';
import { type UserMessageContent } from '@openai/chatkit';
import { Logo } from '../ui/logo';
import { NamedIcon } from '../widgets/named-icon';
import { ENGLISH } from '../words/english';
import { Language } from '../words/language';

/** Something to say, for those who do not know how to begin. */
export interface Prompt {
  readonly icon: string;
  readonly label: string;
  readonly hint?: string;
  readonly text: string;
  /** The same with the things that it mentions. */
  readonly content?: readonly UserMessageContent[];
}

const PROMPTS = [
  ['organize', 'tasks'],
  ['plan', 'clock'],
  ['create', 'plus'],
] as const;

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
        <p>{{ t().welcome.question }}</p>
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
      <p class="note">{{ t().welcome.scripted.before }}<code>OPENAI_API_KEY</code>{{ t().welcome.scripted.after }}</p>
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

  protected readonly t = inject(Language).words;
  protected readonly choices = computed(() => this.prompts() ?? this.own());
  protected readonly hello = computed(() => {
    const hour = new Date().getHours();
    const { morning, afternoon, evening } = this.t().welcome.hello;
    const hello = hour < 5 ? evening : hour < 12 ? morning : hour < 18 ? afternoon : evening;
    return hello(this.name());
  });

  /** Our own prompts; the script of the demo knows them in English only. */
  private own(): readonly Prompt[] {
    const last = this.demo() ? (['fail', 'tool'] as const) : (['write', 'edit'] as const);
    const sent = this.demo() ? ENGLISH : this.t();
    return [...PROMPTS, last].map(([key, icon]) => {
      const { label, hint } = this.t().welcome.prompts[key];
      return { icon, label, hint, text: sent.welcome.prompts[key].text };
    });
  }
}
