import { type Routes } from '@angular/router';
import { SettingsPage } from './settings-page';
import { TokensSettings } from './tokens-settings';
import { ToolsSettings } from './tools-settings';

export const settings: Routes = [
  {
    path: '',
    component: SettingsPage,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'tools' },
      { path: 'tools', component: ToolsSettings },
      { path: 'tokens', component: TokensSettings },
      { path: '**', redirectTo: 'tools' },
    ],
  },
];
