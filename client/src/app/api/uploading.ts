/** `fetch` for one upload, which also tells how much of the body has been sent, from 0 to 1. */
export function uploading(progress: (share: number) => void): typeof fetch {
  return (input, { method = 'GET', headers, body, signal } = {}) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(abandoned());
      const request = new XMLHttpRequest(); // fetch does not tell how far it is
      request.open(method, input instanceof Request ? input.url : input);
      new Headers(headers).forEach((value, name) => request.setRequestHeader(name, value));
      request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
      request.onload = () => resolve(responseOf(request));
      request.onerror = () => reject(new TypeError('Failed to fetch'));
      request.onabort = () => reject(abandoned());
      signal?.addEventListener('abort', () => request.abort());
      request.send(body instanceof ReadableStream ? null : body);
    });
}

function abandoned(): DOMException {
  return new DOMException('The upload was given up.', 'AbortError');
}

function responseOf(request: XMLHttpRequest): Response {
  const headers = ['Content-Type', 'Retry-After'].flatMap((name) => {
    const value = request.getResponseHeader(name);
    return value === null ? [] : [[name, value] satisfies [string, string]];
  });
  return new Response(request.responseText, { status: request.status, headers });
}
