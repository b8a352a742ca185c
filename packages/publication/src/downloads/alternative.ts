/** What a drawing says, in place of it: the finding first, then its numbers. */
export function alternativeOf(title: string, alternative: string): string {
  if (alternative.startsWith(title)) return alternative;
  return `${title}${/[.?!…]$/.test(title) ? "" : "."} ${alternative}`;
}
