import { Component, input } from '@angular/core';
import { type MarkedToken, type Token } from 'marked';
import { decoded } from './entities';
import { RemoteImage } from './remote-image';
import { safeLink } from './safe-url';

/** A run of markdown inside a block: words, emphasis, links. Raw HTML is shown as the text it is. */
@Component({
  selector: 'app-markdown-inline',
  imports: [RemoteImage],
  templateUrl: './markdown-inline.html',
  host: { '[style.display]': "'contents'" },
})
export class MarkdownInline {
  readonly tokens = input.required<readonly Token[]>();
  readonly isInLink = input(false);

  protected readonly decoded = decoded;
  protected readonly safeLink = safeLink;

  protected known(token: Token): MarkedToken {
    return token as MarkedToken; // no extension is installed, so every token is one of these
  }
}
