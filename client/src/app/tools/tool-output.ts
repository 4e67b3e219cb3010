import { Component, computed, input } from '@angular/core';
import { type ToolContent, type ToolResult } from '../api/api';
import { TaskCard } from '../ui/task-card';
import { FieldList } from './field-list';
import { LongText } from './long-text';
import { type Fields, shapeOf } from './tool-result-shape';

const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** A result in the form that tells most: task rows, a table, fields, pictures or text. */
@Component({
  selector: 'app-tool-output',
  imports: [FieldList, LongText, TaskCard],
  template: `
    @let shape = this.shape();
    @switch (shape.kind) {
      @case ('tasks') {
        <ul class="stack" role="list">
          @for (task of shape.tasks; track task.id) {
            <li><app-task-card [task]="task" /></li>
          } @empty {
            <li>No tasks.</li>
          }
        </ul>
      }
      @case ('rows') {
        <div class="rows" tabindex="0" role="region" aria-label="Result as a table">
          <table>
            <thead>
              <tr>
                @for (column of shape.columns; track column) {
                  <th scope="col">{{ column }}</th>
                }
              </tr>
            </thead>
            <tbody>
              @for (row of shape.rows; track $index) {
                <tr>
                  @for (column of shape.columns; track column) {
                    <td>{{ cell(row, column) }}</td>
                  }
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
      @case ('fields') {
        <app-field-list [fields]="shape.fields" />
      }
      @case ('content') {
        @for (part of shape.content; track $index) {
          @if (picture(part); as source) {
            <img [src]="source" alt="Picture that the tool returned" />
          } @else {
            <app-long-text [text]="words(part)" />
          }
        } @empty {
          <p>Nothing came back.</p>
        }
      }
    }
  `,
  styleUrl: './tool-output.css',
})
export class ToolOutput {
  readonly result = input.required<ToolResult>();

  protected readonly shape = computed(() => shapeOf(this.result()));

  protected cell(row: Fields, column: string): string {
    const value = row[column];
    return typeof value === 'string' ? value : JSON.stringify(value ?? null);
  }

  protected words({ type, text }: ToolContent): string {
    return typeof text === 'string' ? text : `Something that cannot be shown here (${String(type)}).`;
  }

  protected picture({ type, data, mimeType }: ToolContent): string | null {
    const isPicture = type === 'image' && typeof data === 'string' && PICTURES.has(String(mimeType));
    return isPicture ? `data:${String(mimeType)};base64,${data}` : null;
  }
}
