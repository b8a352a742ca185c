import { type Conversion, englishNotes } from "@vigie/shapes";
import { each, table } from "./page-html.ts";
import type { PageWords } from "./page-words.ts";

/** Cases of one note whose lines are said; the others are in quality.json. */
const casesSaid = 5;

/** What the conversion of a file of a known shape did to its rows, each case counted. */
export function conversionSection({ shape, file, rows, notes }: Conversion, words: PageWords): string {
  const { say, html, number } = words;
  const head = each("p", [say("conversion.known", { file, rows })]);
  if (notes.length === 0) return head;
  const lineWords = ([one = 0, other]: readonly number[]) =>
    other === undefined ? String(one) : say("conversion.pair", { one: String(one), other: String(other) });
  return `${head}\n${table(
    say("conversion.caption"),
    [say("conversion.note"), say("conversion.effect"), say("conversion.cases"), say("conversion.lines")],
    notes.map((note) => [
      html({ fr: note.fr, en: englishNotes[shape][note.code] }),
      say(`effect.${note.effect}`),
      number(note.count),
      note.lines
        .slice(0, casesSaid)
        .map(lineWords)
        .join(words.language === "fr" ? " ; " : "; "),
    ]),
  )}`;
}
