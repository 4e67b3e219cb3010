import { afterNextRender, Component, ElementRef, inject, input, viewChild } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';
import { DemoBadge } from '../app/chat-page/demo-badge';
import { ConversationMenu } from '../app/conversations/conversation-menu';
import { AccountMenu } from '../app/frame/account-menu';
import { SidebarView } from '../app/frame/sidebar-view';
import { aTask } from '../app/testing/stories';
import { TaskRow } from '../app/tasks/task-row';
import { Dialog } from '../app/ui/dialog';
import { Icon } from '../app/ui/icon';
import { SIDEBAR_KEYS } from '../app/ui/keys';
import { Tip } from '../app/ui/tip';
import { Stage } from './stage';

const ADA = { id: 'u1', email: 'ada@example.org', name: 'Ada Lovelace', created_at: '2026-11-23T14:02:00.000Z' };

/** A menu that is open, the one that the mood names. */
@Component({
  selector: 'app-menu-scene',
  imports: [AccountMenu, ConversationMenu, Stage, TaskRow],
  template: `
    <app-stage name="A menu">
      @switch (mood()) {
        @case ('account') {
          <app-account-menu [user]="ada" />
        }
        @case ('task') {
          <app-task-row [task]="task" />
        }
        @default {
          <app-conversation-menu name="Plan the week" />
        }
      }
    </app-stage>
  `,
  styles: `
    app-account-menu,
    app-conversation-menu {
      display: block;
      inline-size: var(--ck-sidebar-width);
      margin-inline: auto;
    }
  `,
})
export class MenuScene {
  readonly mood = input<string>();

  protected readonly ada = ADA;
  protected readonly task = aTask();

  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLElement>>(ElementRef);
    afterNextRender(() => nativeElement.querySelector<HTMLElement>('[aria-haspopup=menu]')?.click());
  }
}

/** A card that says more. */
@Component({
  selector: 'app-popover-scene',
  imports: [DemoBadge, Stage],
  template: `<app-stage name="A card"><app-demo-badge /></app-stage>`,
})
export class PopoverScene {
  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLElement>>(ElementRef);
    afterNextRender(() => nativeElement.querySelector<HTMLElement>('[aria-haspopup=dialog]')?.click());
  }
}

/** The words under an icon that is pointed at. */
@Component({
  selector: 'app-tip-scene',
  imports: [Icon, Stage, Tip],
  template: `
    <app-stage name="A tip">
      <button class="icon-btn" type="button" appTip="Show sidebar" [tipKeys]="keys"><app-icon name="panel" /></button>
    </app-stage>
  `,
  styles: `
    .icon-btn {
      margin-inline: auto;
    }
  `,
})
export class TipScene {
  private readonly tip = viewChild.required(MatTooltip);
  protected readonly keys = SIDEBAR_KEYS;

  constructor() {
    afterNextRender(() => setTimeout(() => this.tip().show(0)));
  }
}

/** The sidebar as it comes over a narrow page. */
@Component({
  selector: 'app-drawer-scene',
  imports: [Dialog, SidebarView],
  template: `<h1 class="hidden">The drawer</h1>
    <app-dialog kind="drawer" label="Conversations"><app-sidebar /></app-dialog>`,
})
export class DrawerScene {}
