import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { ESLint } from 'eslint';

const root = resolve(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: root });

/** The words that are found to stand outside of the catalogue, were this file like this. */
async function found(file: string, text: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(text, { filePath: resolve(root, file) });
  const words = result?.messages.filter(({ ruleId }) => ruleId?.startsWith('words/')) ?? [];
  return words.map(({ message }) => /“(.*)”/.exec(message)?.[1] ?? '');
}

const component = (template: string, body = '') => `
  import { Component } from '@angular/core';
  @Component({ selector: 'app-logo', template: \`${template}\` })
  export class Logo { ${body} }
`;

test('words that are written into a template are found', async () => {
  const html = 'client/src/app/tasks/task-row.html';

  expect(await found(html, '<p>Hello</p>')).toEqual(['Hello']);
  expect(await found(html, '<p>Hello {{ name() }}</p>')).toEqual(['Hello']);
  expect(await found(html, "<p>{{ isNew() ? 'New' : t().old }}</p>")).toEqual(['New']);
  expect(await found(html, '<button aria-label="close"></button>')).toEqual(['close']);
  expect(await found(html, `<button [attr.aria-label]="'Close ' + name()"></button>`)).toEqual(['Close']);
  expect(await found(html, '<app-menu menuLabel="Task" />')).toEqual(['Task']);
  expect(await found(html, `<b [class]="'chip ' + tone()">{{ t().tasks.heading }} · Chatkeep</b>`)).toEqual([]);
});

test('words that are written into a component are found', async () => {
  const file = 'client/src/app/ui/logo.ts';

  expect(await found(file, component('<p>Hello</p>'))).toEqual(['Hello']);
  expect(await found(file, component('', "say() { return this.isNew ? 'Copied' : ''; }"))).toEqual(['Copied']);
  expect(await found(file, component('', 'say() { return `Delete ${this.name}?`; }'))).toEqual(['Delete']);
  expect(await found(file, component('', "is(event: KeyboardEvent) { return event.key === 'Enter'; }"))).toEqual([]);
});
