import { CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, inject, input, output } from '@angular/core';
import { AttachButton } from '../app/files/attach-button';
import { acceptText } from '../app/files/upload';
import { Icon } from '../app/ui/icon';
import { Menu } from '../app/ui/menu';
import { MenuItem } from '../app/ui/menu-item';
import { NamedIcon } from '../app/widgets/named-icon';
import { rulesOf } from './chatkit-files';
import { type Composing } from './composing';
import { type Dictation } from './dictation';
import { type Options } from './options';
import { Language } from '../app/words/language';
import { Tip } from '../app/ui/tip';

/** What stands at the composer's start: files, tools, mentions, speech; as far as the page offers them. */
@Component({
  selector: 'app-composer-tools',
  imports: [AttachButton, CdkMenuTrigger, Icon, Menu, MenuItem, NamedIcon, Tip],
  template: `
    @if (files()?.enabled) {
      <app-attach-button [accept]="accept()" (filesGiven)="composing().uploads.add($event)" />
    }
    @if (menu().length > 0) {
      <button class="icon-btn" type="button" [appTip]="t().element.tools" [cdkMenuTriggerFor]="tools">
        <app-icon name="plus" />
      </button>
      <ng-template #tools>
        <div appMenu [attr.aria-label]="t().element.tools">
          @for (tool of menu(); track tool.id) {
            <button app-menu-item (chosen)="choose(tool.id)">
              <app-named-icon class="i" [name]="tool.icon" />{{ tool.label }}
            </button>
          }
        </div>
      </ng-template>
    }
    @for (tool of pinned(); track tool.id) {
      <button
        class="icon-btn"
        type="button"
        [appTip]="tool.label"
        [attr.aria-pressed]="tool.id === composing().tool()?.id"
        (click)="choose(tool.id)"
      >
        <app-named-icon [name]="tool.icon" />
      </button>
    }
    @if (options().entities?.showComposerMenu && options().entities?.onTagSearch) {
      <button class="icon-btn" type="button" [appTip]="t().element.mention" (click)="mentionWanted.emit()">
        <span class="at" aria-hidden="true">&#64;</span>
      </button>
    }
    @if (options().composer?.dictation?.enabled) {
      <button
        class="icon-btn"
        type="button"
        [appTip]="speech()"
        [attr.aria-pressed]="dictation().state() === 'recording'"
        (click)="dictation().toggle()"
      >
        @if (dictation().state() === 'writing') {
          <span class="spinner"></span>
        } @else {
          <app-named-icon name="microphone" />
        }
      </button>
    }
    @if (composing().tool(); as tool) {
      <button class="chosen" type="button" (click)="composing().chooseTool(null)">
        <app-named-icon [name]="tool.icon" />{{ tool.shortLabel ?? tool.label }} <app-icon class="i-s" name="x" /><span
          class="hidden"
          >{{ t().element.afterTool }}</span
        >
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      min-inline-size: 0;
    }
    .icon-btn {
      border-radius: var(--ck-radius-full);
    }
    [aria-pressed='true'] {
      background: var(--ck-accent-soft);
      color: var(--ck-on-accent-soft);
    }
    .at {
      font-size: 1.0625rem;
    }
    .chosen {
      display: inline-flex;
      align-items: center;
      gap: var(--ck-1-5);
      min-block-size: 2rem;
      padding-inline: var(--ck-3) var(--ck-2);
      border-radius: var(--ck-radius-full);
      background: var(--ck-accent-soft);
      color: var(--ck-on-accent-soft);
      font-size: var(--ck-text-sm);
      font-weight: var(--ck-weight-medium);
    }
  `,
})
export class ComposerTools {
  readonly options = input.required<Options>();
  readonly composing = input.required<Composing>();
  readonly dictation = input.required<Dictation>();

  readonly mentionWanted = output();

  protected readonly t = inject(Language).words;
  protected readonly files = computed(() => this.options().composer?.attachments);
  private readonly tools = computed(() => this.options().composer?.tools ?? []);
  protected readonly menu = computed(() => this.tools().filter(({ pinned }) => !pinned));
  protected readonly pinned = computed(() => this.tools().filter(({ pinned }) => pinned));
  protected readonly accept = computed(() => acceptText(rulesOf(this.options())));
  protected readonly speech = computed(() => this.t().element.dictation[this.dictation().state()]);

  protected choose(id: string): void {
    this.composing().chooseTool(this.composing().tool()?.id === id ? null : id);
  }
}
