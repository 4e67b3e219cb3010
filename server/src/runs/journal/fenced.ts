/** Another process has claimed the run: this one must not write, settle or show anything more of it. */
export class Fenced extends Error {
  constructor() {
    super('The run was claimed by another process');
  }
}
