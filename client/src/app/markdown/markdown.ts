import { Component, computed, input, linkedSignal, ViewEncapsulation } from '@angular/core';
import { type Blocks, blocksOf, NO_BLOCKS } from './blocks';
import { MarkdownBlocks } from './markdown-blocks';

/** Markdown as elements, also while it still grows: what is settled keeps its nodes. */
@Component({
  selector: 'app-markdown',
  imports: [MarkdownBlocks],
  template: `<app-markdown-blocks
    class="prose"
    dir="auto"
    [class.growing]="!done()"
    [tokens]="tokens()"
    [done]="done()"
  />`,
  styleUrl: './markdown.css',
  encapsulation: ViewEncapsulation.None, // its elements are drawn by components below it
})
export class Markdown {
  readonly text = input.required<string>();
  readonly done = input(true);

  private readonly blocks = linkedSignal<{ text: string; done: boolean }, Blocks>({
    source: () => ({ text: this.text(), done: this.done() }),
    computation: ({ text, done }, previous) => blocksOf(text, done, previous?.value ?? NO_BLOCKS),
  });

  protected readonly tokens = computed(() =>
    this.blocks().tokens.filter(({ type }) => type !== 'space' && type !== 'def'),
  );
}
