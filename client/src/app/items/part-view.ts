import { Component, input, output } from '@angular/core';
import { type ImagePart, type InputsPart, type StepsPart, type WidgetPart } from '../transcript/turns';
import { WidgetView } from '../widgets/widget-view';
import { type Acted } from './acted';
import { DrawnImage } from './drawn-image';
import { InputsForm } from './inputs-form';
import { Steps } from './steps';

/** A piece of an answer that is neither words nor a call of a tool. */
@Component({
  selector: 'app-part',
  imports: [DrawnImage, InputsForm, Steps, WidgetView],
  template: `
    @let part = this.part();
    @switch (part.kind) {
      @case ('steps') {
        <app-steps [workflow]="part.workflow" [done]="part.done" />
      }
      @case ('widget') {
        <app-widget
          [widget]="part.widget"
          (acted)="acted.emit({ kind: 'widget', itemId: part.id, widget: part.widget, acted: $event })"
        />
      }
      @case ('image') {
        <app-drawn-image [part]="part" />
      }
      @case ('inputs') {
        <app-inputs-form [item]="part.item" (given)="acted.emit({ kind: 'inputs', itemId: part.id, given: $event })" />
      }
    }
  `,
})
export class PartView {
  readonly part = input.required<StepsPart | WidgetPart | ImagePart | InputsPart>();

  readonly acted = output<Acted>();
}
