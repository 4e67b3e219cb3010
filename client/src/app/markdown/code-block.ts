import { Component, computed, inject, input, resource } from '@angular/core';
import { CopyButton } from '../ui/copy-button';
import { highlighted } from './highlight';
import { languageName } from './language-name';
import { Language } from '../words/language';

const LONGEST = 50_000;

/** A block of code: named, copied with one press, coloured once it is complete. */
@Component({
  selector: 'app-code-block',
  imports: [CopyButton],
  template: `
    <figure class="code" [attr.aria-label]="t().items.codeBlock(name())">
      <div class="code-head">
        <span>{{ name() }}</span>
        <app-copy-button [text]="code()" />
      </div>
      <pre
        tabindex="0"
        role="group"
        [attr.aria-label]="t().items.code(name())"
      ><code>@for (part of stretches(); track $index) {<span [class]="part.kind">{{ part.text }}</span>} @empty {<ng-container>{{ code() }}</ng-container>}</code></pre>
    </figure>
  `,
  styleUrl: './code-block.css',
})
export class CodeBlock {
  readonly code = input.required<string>();
  readonly language = input('');
  readonly closed = input(true);

  private readonly colours = resource({
    params: () =>
      this.closed() && this.key() && this.code().length <= LONGEST ? { code: this.code(), key: this.key() } : undefined,
    loader: ({ params }) => highlighted(params.code, params.key),
  });

  protected readonly t = inject(Language).words;
  protected readonly key = computed(
    () =>
      this.language()
        .trim()
        .split(/[\s{:,]/)[0]
        ?.toLowerCase() ?? '',
  );
  protected readonly name = computed(() => languageName(this.key()) || this.t().items.plainText);
  protected readonly stretches = computed(() => (this.colours.hasValue() ? (this.colours.value() ?? []) : []));
}
