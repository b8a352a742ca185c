import type { Conversion } from "@vigie/shapes";
import { inHtml, number, table } from "./quality-words.ts";

/** Cases of one note whose lines are said; the others are in quality.json. */
const casesSaid = 5;

const effects = { set_aside: "écartées", converted: "converties", noticed: "gardées" } as const;

/** What the conversion of a file of a known shape did to its rows, each case counted. */
export function conversionSection({ file, rows, notes }: Conversion): string {
  const head = `<p>${inHtml(file)} est d’une forme connue : converti, il donne ${number(rows)} lignes.</p>\n`;
  if (notes.length === 0) return head;
  return `${head}${table(
    "Ce que la conversion a rencontré",
    ["Constat", "Lignes", "Cas", "Premières lignes"],
    notes.map(({ fr, effect, count, lines }) => [
      inHtml(fr),
      effects[effect],
      number(count),
      lines
        .slice(0, casesSaid)
        .map((at) => at.join(" et "))
        .join(" ; "),
    ]),
  )}\n`;
}
