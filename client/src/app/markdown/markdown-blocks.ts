import { Component, inject, input } from '@angular/core';
import { type MarkedToken, type Token, type Tokens } from 'marked';
import { CodeBlock } from './code-block';
import { MarkdownInline } from './markdown-inline';
import { Language } from '../words/language';

/** Blocks of markdown, one below the other; headings start below the headings of the page. */
@Component({
  selector: 'app-markdown-blocks',
  imports: [CodeBlock, MarkdownInline],
  templateUrl: './markdown-blocks.html',
})
export class MarkdownBlocks {
  readonly tokens = input.required<readonly Token[]>();
  readonly done = input(true);

  protected readonly t = inject(Language).words;

  /** The token with its own type; whatever an extension might add is shown as plain text. */
  protected known(token: Token): MarkedToken {
    return token as MarkedToken; // no extension is installed, so every token is one of these
  }

  protected isClosed(token: Tokens.Code, isLast: boolean): boolean {
    return this.done() || !isLast || /^ {0,3}(`{3,}|~{3,})[^\n]*\n[^]*\n {0,3}\1\s*$/.test(token.raw);
  }

  protected childrenOf(item: Tokens.ListItem): readonly Token[] {
    return item.tokens.filter(({ type }) => type !== 'space' && type !== 'checkbox');
  }

  protected nameOf(table: Tokens.Table): string {
    return this.t().items.table(table.header.map(({ text }) => text).join(', '));
  }
}
