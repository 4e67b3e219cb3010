import { computed, signal } from '@angular/core';
import { type Entity, type OpenAIChatKit } from '@openai/chatkit';
import { type ChatKitApi } from '../app/chatkit/chatkit-api';
import { type Extras } from '../app/chat/chat-source';
import { Uploads } from '../app/files/uploads';
import { ChatKitFiles, rulesOf } from './chatkit-files';
import { type Emit } from './emitter';
import { Mentions } from './mentions';
import { type Options } from './options';

type ComposerValue = Parameters<OpenAIChatKit['setComposerValue']>[0];

/** What goes with the next message beside its words: files, a tool, a quote, things it mentions. */
export class Composing {
  private readonly mentions = new Mentions();
  private readonly toolId = signal<string | null>(null);

  readonly uploads: Uploads;
  readonly quote = signal<string | null>(null);
  readonly tool = computed(() => this.options().composer?.tools?.find(({ id }) => id === this.toolId()) ?? null);
  readonly hasMore = computed(() => this.uploads.ready().length > 0);

  constructor(
    private readonly options: () => Options,
    api: () => ChatKitApi,
    private readonly emit: Emit,
  ) {
    this.uploads = new Uploads(new ChatKitFiles(api, options), () => rulesOf(options()));
  }

  chooseTool(id: string | null): void {
    if (id === this.toolId()) return;
    this.toolId.set(id);
    this.emit('chatkit.tool.change', { toolId: id });
  }

  mention(entity: Entity): void {
    this.mentions.add(entity);
  }

  /** Takes over what a page wants to be written; tells the words of it. */
  set({ text, content, reply, attachments, files, selectedToolId }: ComposerValue): string | undefined {
    if (reply !== undefined) this.quote.set(reply || null);
    if (attachments) this.uploads.put(attachments);
    if (files) void this.uploads.add(files);
    if (selectedToolId !== undefined) this.chooseTool(selectedToolId);
    return content ? this.mentions.textOf(content) : text;
  }

  /** Takes back what went with a message that was not sent. */
  giveBack({ attachments = [], quote }: Extras): void {
    this.uploads.giveBack(attachments);
    if (quote) this.quote.set(quote);
  }

  /** Hands everything over to a message with these words. */
  take(text: string): Extras {
    const [content, files, quote, tool] = [
      this.mentions.contentOf(text),
      this.uploads.take(),
      this.quote(),
      this.tool(),
    ];
    this.quote.set(null);
    if (tool && tool.persistent !== true) this.chooseTool(null);
    return {
      ...(content && { content }),
      ...files,
      ...(quote && { quote }),
      ...(tool && { tool: tool.id }),
    };
  }
}
