/** A number, a day, an address of e-mail: what no column is called, and no message may repeat. */
export function looksLikeValue(name: string): boolean {
  return /^[+-]?[\d\s.,/:T-]+$|@/.test(name.trim());
}
