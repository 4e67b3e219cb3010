import {
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { type OpenAIChatKit } from '@openai/chatkit';
import { type ChatStore } from '../chat/chat-store';
import { type ToolEffect } from '../tools/tool-effect';
import { matches } from '../ui/screen';
import { Theme } from '../ui/theme';
import { ChatKitFetch } from './chatkit-fetch';
import { ToolStrip } from './tool-strip';

/** OpenAI's element on one of our conversations, with our own view of the tools beside it. */
@Component({
  selector: 'app-hosted-chat',
  imports: [ToolStrip],
  template: `
    <div #place class="place"></div>
    <app-tool-strip [chat]="chat()" [effects]="effects()" />
  `,
  styles: `
    :host {
      display: flex;
      flex: 1;
      min-block-size: 0;
    }
    .place {
      position: relative;
      flex: 1;
      min-inline-size: 0;
    }
    @media (max-width: 767.98px) {
      :host {
        flex-direction: column;
      }
    }
  `,
})
export class HostedChat {
  readonly chat = input.required<ChatStore>();
  readonly effects = input<ReadonlyMap<string, ToolEffect>>(new Map());
  readonly conversationId = input<string>();
  readonly domainKey = input.required<string>();

  /** The element shows another conversation, or none yet. */
  readonly moved = output<string | null>();

  private readonly theme = inject(Theme);
  private readonly api = inject(ChatKitFetch);
  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');
  private readonly isSystemDark = matches('(prefers-color-scheme: dark)');
  private shown: string | null = null;
  private readonly element = document.createElement('openai-chatkit') as OpenAIChatKit; // its script is there

  private readonly options = computed(() => ({
    api: { url: '/api/chatkit', domainKey: this.domainKey(), fetch: this.api.fetch },
    theme: this.colorScheme(),
    initialThread: untracked(this.conversationId) ?? null,
    header: { enabled: false },
    history: { enabled: false },
    threadItemActions: { feedback: true, retry: true },
  }));

  constructor() {
    this.element.addEventListener('chatkit.thread.change', ({ detail }) => this.follow(detail.threadId));
    this.element.addEventListener('chatkit.error', ({ detail }) => console.error(detail.error));
    effect(() => {
      const place = this.place().nativeElement;
      this.element.setOptions(this.options());
      if (!this.element.isConnected) this.begin(place);
    });
    effect(() => {
      const wanted = this.conversationId() ?? null;
      if (wanted === this.shown) return;
      this.shown = wanted;
      void this.element.setThreadId(wanted).catch((error: unknown) => console.error(error));
    });
  }

  private begin(place: HTMLElement): void {
    this.shown = untracked(this.conversationId) ?? null;
    this.element.style.cssText = 'position: absolute; inset: 0; block-size: 100%; inline-size: 100%';
    place.append(this.element);
  }

  private follow(threadId: string | null): void {
    if (threadId === this.shown) return;
    this.shown = threadId;
    this.moved.emit(threadId);
  }

  private colorScheme(): 'light' | 'dark' {
    const name = this.theme.name();
    if (name !== 'system') return name;
    return this.isSystemDark() ? 'dark' : 'light';
  }
}
