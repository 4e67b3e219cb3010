import { Directive, input, output, signal } from '@angular/core';

/** A place into which files can be pasted and dropped. */
@Directive({
  selector: '[appTakesFiles]',
  host: {
    '[class.drop-place]': 'isOver()',
    '(paste)': 'paste($event)',
    '(dragover)': 'hover($event)',
    '(dragleave)': 'leave($event)',
    '(drop)': 'drop($event)',
  },
})
export class TakesFiles {
  /** Whether files are taken just now. */
  readonly appTakesFiles = input.required<boolean>();

  readonly filesGiven = output<readonly File[]>();

  protected readonly isOver = signal(false);

  /** Pasted text is the text field's; a copied picture comes with an address as text that nobody means. */
  protected paste(event: ClipboardEvent): void {
    const isText = event.clipboardData?.types.includes('text/plain') ?? false;
    if (!isText) this.give(event, event.clipboardData);
  }

  protected hover(event: DragEvent): void {
    if (!this.appTakesFiles() || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.isOver.set(true);
  }

  protected leave({ relatedTarget, currentTarget }: DragEvent): void {
    const isInside = relatedTarget instanceof Node && currentTarget instanceof Node;
    if (!isInside || !currentTarget.contains(relatedTarget)) this.isOver.set(false);
  }

  protected drop(event: DragEvent): void {
    this.isOver.set(false);
    this.give(event, event.dataTransfer);
  }

  private give(event: Event, data: DataTransfer | null): void {
    const files = [...(data?.files ?? [])];
    if (files.length === 0 || !this.appTakesFiles()) return;
    event.preventDefault();
    this.filesGiven.emit(files);
  }
}
