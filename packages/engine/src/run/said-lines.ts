import { type Sayable, said } from "@vigie/study";

/** The first lines of a mistake, `12, 15 et 18`, with `…` where there are others. */
export function saidLines(lines: readonly number[], count: number): Sayable {
  const listed = lines.map((line) => line.toLocaleString("fr-FR"));
  if (count > lines.length) return said(`${listed.join(", ")}…`);
  return said(new Intl.ListFormat("fr").format(listed));
}
