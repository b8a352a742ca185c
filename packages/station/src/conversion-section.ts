import { type Conversion, type ConversionPair, englishNotes } from "@vigie/files";
import { each, inHtml, table } from "./page-html.ts";
import type { PageWords } from "./page-words.ts";

/** Cases of one note whose lines are said; the others are in quality.json. */
const casesShown = 5;

/** What the conversion of a file of a known shape did to its rows, each case counted. */
export function conversionSection({ shape, file, rows, notes }: Conversion, words: PageWords): string {
  const { say, html, number } = words;
  const head = each("p", [say("conversion.known", { file, rows })]);
  if (notes.length === 0) return head;
  const lineWords = ([one = 0, other]: readonly number[]) =>
    other === undefined ? String(one) : say("conversion.pair", { one: String(one), other: String(other) });
  const whole = table(
    say("conversion.caption"),
    [say("conversion.note"), say("conversion.effect"), say("conversion.cases"), say("conversion.lines")],
    notes.map((note) => [
      html({ fr: note.fr, en: englishNotes[shape][note.code] }),
      say(`effect.${note.effect}`),
      number(note.count),
      note.lines
        .slice(0, casesShown)
        .map(lineWords)
        .join(words.language === "fr" ? " ; " : "; "),
    ]),
  );
  const doubtful = notes.flatMap(({ effect, pairs = [] }) => (effect === "noticed" ? pairs : []));
  return doubtful.length === 0 ? `${head}\n${whole}` : `${head}\n${whole}\n${pairsTable(doubtful, words)}`;
}

/** Pairs that the page holds; the others are in quality.json. */
const pairsShown = 200;

/** Lines that may be of one place: a person compares them. */
function pairsTable(pairs: readonly ConversionPair[], { say, number }: PageWords): string {
  const same = (is: boolean | null) => say("conversion.same", { is: is === null ? "unknown" : String(is) });
  return table(
    say("conversion.pairs", { pairs: pairs.length }),
    [
      say("conversion.lines"),
      say("conversion.metres"),
      say("conversion.names"),
      say("conversion.address"),
      say("conversion.siret"),
    ],
    pairs
      .slice(0, pairsShown)
      .map(({ lines: [one, other], files: [file, otherFile], metres, names, address, siret }) => [
        file === otherFile
          ? say("conversion.pair", { one: String(one), other: String(other) })
          : inHtml(`${file} ${one}, ${otherFile} ${other}`),
        metres === null ? "" : number(metres),
        say("conversion.likeness", { share: names }),
        same(address),
        same(siret),
      ]),
  );
}
