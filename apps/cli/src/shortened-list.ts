/** The first of some items, at most `most`; `…` stands for the others. */
export function shortenedList(items: readonly (string | number)[], most: number): string {
  return `${items.slice(0, most).join(", ")}${items.length > most ? "…" : ""}`;
}
