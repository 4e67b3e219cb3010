import { Component } from '@angular/core';
import { ShortcutsDialog } from '../app/keyboard/shortcuts-dialog';
import { ConfirmDialog } from '../app/ui/confirm-dialog';

@Component({
  selector: 'app-confirm-scene',
  imports: [ConfirmDialog],
  template: `<h1 class="hidden">A question before a deletion</h1>
    <app-confirm-dialog
      question="Delete “Reply to the landlord”?"
      detail="14 messages go with it. You can undo this for ten seconds."
    />`,
})
export class ConfirmScene {}

@Component({
  selector: 'app-shortcuts-scene',
  imports: [ShortcutsDialog],
  template: `<h1 class="hidden">Keyboard shortcuts</h1>
    <app-shortcuts-dialog />`,
})
export class ShortcutsScene {}
