/** Answers with a file that is written while it is sent. */
export function fileDownload(chunks: AsyncIterable<string>, name: string, type: string): Response {
  const body = ReadableStream.from(chunks).pipeThrough(new TextEncoderStream());
  const headers = {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Disposition': attachmentName(name),
    'Cache-Control': 'no-store',
  };
  return new Response(body, { headers });
}

/** `Content-Disposition` of a file to be saved: the name in both forms of RFC 6266: plain for old clients, and as it is. */
export function attachmentName(name: string): string {
  const plain = name.replace(/[^\w.-]+/g, '_').slice(0, 80);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
