import { Component, computed, inject, input } from '@angular/core';
import { type ToolResult } from '../api/api';
import { TaskCard } from '../ui/task-card';
import { ContentPart } from './content-part';
import { FieldList } from './field-list';
import { ResultTable } from './result-table';
import { sectionsOf } from './tool-result-shape';
import { Language } from '../words/language';

/** A result in the form that tells most: task rows, a table, a list, fields, pictures or text. */
@Component({
  selector: 'app-tool-output',
  imports: [ContentPart, FieldList, ResultTable, TaskCard],
  template: `
    @for (section of sections(); track $index) {
      <div class="section">
        @if (section.name) {
          <h4>{{ section.name }}</h4>
        }
        @switch (section.kind) {
          @case ('tasks') {
            <ul class="stack" role="list">
              @for (task of section.tasks; track task.id) {
                <li><app-task-card [task]="task" /></li>
              } @empty {
                <li>{{ t().results.noTasks }}</li>
              }
            </ul>
          }
          @case ('rows') {
            <app-result-table
              [columns]="section.columns"
              [rows]="section.rows"
              [label]="section.name ?? t().results.table"
            />
          }
          @case ('list') {
            <ul class="values">
              @for (value of section.values; track $index) {
                <li>{{ value }}</li>
              }
            </ul>
          }
          @case ('fields') {
            <app-field-list [fields]="section.fields" />
          }
          @case ('content') {
            @for (part of section.content; track $index) {
              <app-content-part [content]="part" />
            } @empty {
              <p>{{ t().results.nothing }}</p>
            }
          }
        }
      </div>
    }
  `,
  styles: `
    :host,
    .section {
      display: grid;
      gap: var(--ck-3);
    }
    .section,
    .stack {
      gap: var(--ck-1-5);
    }
    .stack {
      display: grid;
    }
    h4 {
      font-family: var(--ck-mono);
      font-size: var(--ck-text-sm);
      font-weight: var(--ck-weight-regular);
      color: var(--ck-muted);
    }
    .values {
      padding-inline-start: var(--ck-5);
      list-style: square;
      overflow-wrap: anywhere;
      unicode-bidi: plaintext;
    }
    .values ::marker {
      color: var(--ck-accent);
    }
    p {
      color: var(--ck-muted);
    }
  `,
})
export class ToolOutput {
  readonly result = input.required<ToolResult>();

  protected readonly t = inject(Language).words;
  protected readonly sections = computed(() => sectionsOf(this.result()));
}
