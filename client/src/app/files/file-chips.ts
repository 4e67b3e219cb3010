import { afterNextRender, Component, computed, ElementRef, inject, Injector, input, output } from '@angular/core';
import { focusNeighbour } from '../ui/focus-neighbour';
import { Icon } from '../ui/icon';
import { bytes } from './bytes';
import { type FileProblem, type Upload } from './upload';
import { Language } from '../words/language';

/** The files of the next message, each with how it goes and a way to take it out again. */
@Component({
  selector: 'app-file-chips',
  imports: [Icon],
  templateUrl: './file-chips.html',
  styleUrl: './file-chips.css',
})
export class FileChips {
  readonly uploads = input.required<readonly Upload[]>();

  readonly removed = output<Upload>();
  /** The last file was taken out: whoever used it has nothing left here. */
  readonly cleared = output();

  private readonly injector = inject(Injector);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  private readonly language = inject(Language);
  protected readonly t = this.language.words;
  protected readonly bytes = bytes;
  protected readonly said = computed(() => {
    const sound = this.uploads().filter(({ problem }) => problem === null);
    const left = sound.filter(({ attachment }) => !attachment).length;
    if (sound.length === 0) return '';
    const { underWay, ready } = this.t().files;
    return left > 0 ? underWay(left) : ready(sound.length);
  });

  protected why(problem: FileProblem): string {
    const { problems } = this.t().files;
    switch (problem.kind) {
      case 'unsendable':
        return problems.unsendable;
      case 'failed':
        return problems.failed(this.language.told(problem.cause));
      default:
        return problems[problem.kind](problem.limit);
    }
  }

  protected remove(upload: Upload): void {
    const index = this.uploads().indexOf(upload);
    this.removed.emit(upload);
    afterNextRender(() => this.focusAt(index), { injector: this.injector });
  }

  /** Whoever took a file out goes on at its neighbour. */
  private focusAt(index: number): void {
    const buttons = [...this.element.nativeElement.querySelectorAll('button')];
    if (buttons.length > 0) focusNeighbour(buttons, index);
    else this.cleared.emit();
  }
}
