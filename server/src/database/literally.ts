/** A text as a pattern of LIKE that nothing but this text fits. */
export function literally(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
