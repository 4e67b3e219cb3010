import { Component } from '@angular/core';
import { Composer, type ModelChoice } from '../app/composer/composer';
import { Specimen } from './specimen';
import { Stage } from './stage';

const MODELS: readonly ModelChoice[] = [
  { id: 'small', label: 'gpt-5-mini', default: true },
  { id: 'large', label: 'gpt-5', default: false },
];

/** Where a person writes, in every state. */
@Component({
  selector: 'app-composer-scene',
  imports: [Composer, Specimen, Stage],
  template: `
    <app-stage name="Composers">
      <app-specimen name="Empty"><app-composer /></app-specimen>
      <app-specimen name="Ready, several models"
        ><app-composer [text]="text" [models]="models" model="small"
      /></app-specimen>
      <app-specimen name="Nearly full"><app-composer [text]="near" /></app-specimen>
      <app-specimen name="Over the limit"><app-composer [text]="over" /></app-specimen>
      <app-specimen name="Answering"
        ><app-composer [answering]="true" placeholder="Write the next message"
      /></app-specimen>
      <app-specimen name="Answering, with words to queue"
        ><app-composer [answering]="true" [text]="text"
      /></app-specimen>
      <app-specimen name="Stopping"><app-composer [answering]="true" [stopping]="true" /></app-specimen>
      <app-specimen name="Locked"
        ><app-composer [locked]="true" placeholder="This conversation is closed."
      /></app-specimen>
    </app-stage>
  `,
})
export class ComposerScene {
  protected readonly models = MODELS;
  protected readonly text = 'Summarise this thread in three sentences.';
  protected readonly near = 'and on it goes '.repeat(620);
  protected readonly over = 'and on it goes '.repeat(700);
}
