/** An `XMLHttpRequest` as far as uploads use it, answered by whatever answers `fetch`. */
export class FakeUpload {
  readonly upload: { onprogress?: (sent: { loaded: number; total: number }) => void } = {};
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  status = 0;
  responseText = '';
  private readonly leaving = new AbortController();
  private readonly headers = new Headers();
  private answered = new Headers();
  private method = '';
  private address = '';

  open(method: string, address: string): void {
    [this.method, this.address] = [method, address];
  }

  setRequestHeader(name: string, value: string): void {
    this.headers.set(name, value);
  }

  getResponseHeader(name: string): string | null {
    return this.answered.get(name);
  }

  send(body: FormData): void {
    const { method, headers, leaving } = this;
    fetch(this.address, { method, headers, body, signal: leaving.signal })
      .then((response) => this.hear(response))
      .catch(() => (leaving.signal.aborted ? this.onabort?.() : this.onerror?.()));
  }

  abort(): void {
    this.leaving.abort();
  }

  private async hear(response: Response): Promise<void> {
    this.status = response.status;
    this.answered = response.headers;
    this.responseText = await response.text();
    this.onload?.();
  }
}
