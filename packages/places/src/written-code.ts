/** A code as software writes it when it took it for a number: grouped by spaces, or with decimals of zero. */
export function codeIn(text: string | null): string | null {
  return text?.replaceAll(/\s/g, "").replace(/^(\d+)[.,]0+$/, "$1") || null;
}
