/** Text that came from a file, without the characters that move a terminal's cursor, colour it or hide text. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "\uFFFD");
}
