import { type Routes } from '@angular/router';
import { SignInPage } from '../app/auth/sign-in-page';
import { settings } from '../app/settings/settings.routes';
import { TasksPage } from '../app/tasks/tasks-page';
import { CardScene } from './card-scene';
import { ComposerScene } from './composer-scene';
import { Contents } from './contents';
import { ConfirmScene, ShortcutsScene } from './dialog-scenes';
import { FieldScene } from './field-scene';
import { DrawerScene, MenuScene, PopoverScene, TipScene } from './float-scene';
import { ListScene } from './list-scene';
import { MessageScene } from './message-scene';
import { NoticeScene } from './notice-scene';
import { PanelScene } from './panel-scene';
import { SearchScene } from './search-scene';
import { ToolScene } from './tool-scene';
import { WidgetScene } from './widget-scene';

export const scenes: Routes = [
  { path: '', pathMatch: 'full', component: Contents },
  { path: 'messages', component: MessageScene },
  { path: 'tools', component: ToolScene },
  { path: 'cards', component: CardScene },
  { path: 'composers', component: ComposerScene },
  { path: 'notices', component: NoticeScene },
  { path: 'lists', component: ListScene },
  { path: 'search', component: SearchScene },
  { path: 'confirm', component: ConfirmScene },
  { path: 'shortcuts', component: ShortcutsScene },
  { path: 'menu', component: MenuScene },
  { path: 'popover', component: PopoverScene },
  { path: 'panel', component: PanelScene },
  { path: 'tip', component: TipScene },
  { path: 'drawer', component: DrawerScene },
  { path: 'fields', component: FieldScene },
  { path: 'widgets', component: WidgetScene },
  { path: 'sign-in', component: SignInPage },
  { path: 'tasks', component: TasksPage },
  { path: 'settings', children: settings },
];
