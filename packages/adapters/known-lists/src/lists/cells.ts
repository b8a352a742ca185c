/** The values of a cell that may have several. */
export function cellParts(cell: string | null): readonly string[] {
  return (cell ?? "")
    .split("|")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** The services of a cell, between which lists put a bar or a semicolon. */
export function servicesIn(cell: string | null): readonly string[] {
  return cellParts(cell?.replaceAll(";", "|") ?? null);
}

/** A number of posts; null where the cell holds anything else, as « 3 ou 4 ». */
export function postsIn(cell: string | null): number | null {
  return cell !== null && /^\d{1,4}$/.test(cell.trim()) ? Number(cell) : null;
}

/** The first address of a cell that a page may link to; null where it has none. */
export function webAddress(cell: string | null): string | null {
  return cellParts(cell).find((part) => /^https?:\/\/[^\s"<>]+$/i.test(part)) ?? null;
}
