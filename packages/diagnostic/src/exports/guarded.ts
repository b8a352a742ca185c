/** A text that a spreadsheet would run as a formula is kept a text by an apostrophe. */
export function guarded(text: string): string {
  return /^[\s]*[=+\-@|＝＋－＠]|^[\t\r]/.test(text) ? `'${text}` : text;
}
