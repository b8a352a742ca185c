import { type Block, type Blocks, paragraphs, table } from "@vigie/documents";
import type { Conversion, ConversionPair } from "@vigie/files";
import { columns, type PageFormatter } from "./page-formatter.ts";

/** Cases of one note whose lines are shown; the others are in quality.json. */
const casesShown = 5;

/**
 * What the conversion of a file of a known shape did to its rows, each case counted.
 * @param pairsShown pairs of places at most; the others are in quality.json
 */
export function conversionSection(
  { file, rows, notes }: Conversion,
  formatter: PageFormatter,
  pairsShown = 200,
): Blocks {
  const { message, language, listed } = formatter;
  const head = paragraphs([message("conversion.known", { file, rows })]);
  if (notes.length === 0) return head;
  const lineWords = ([one = 0, other]: readonly number[]) =>
    other === undefined
      ? String(one)
      : message("conversion.pair", { one: String(one), other: String(other) });
  const casesTable = table(
    message("conversion.caption"),
    columns(formatter, [
      ["conversion.note", "text"],
      ["declared.rows", "text"],
      ["conversion.cases", "count"],
      ["conversion.lines", "text"],
    ]),
    notes.map((note) => [
      note.message[language],
      message(`effect.${note.effect}`),
      note.count,
      listed(note.lines.slice(0, casesShown).map(lineWords)),
    ]),
  );
  const doubtful = notes.flatMap(({ effect, pairs = [] }) => (effect === "noticed" ? pairs : []));
  return [
    ...head,
    casesTable,
    ...(doubtful.length === 0 ? [] : [pairsTable(doubtful, pairsShown, formatter)]),
  ];
}

/** Lines that may be of one place: a person compares them. */
function pairsTable(pairs: readonly ConversionPair[], shown: number, formatter: PageFormatter): Block {
  const { message } = formatter;
  const same = (is: boolean | null) =>
    message("conversion.same", { is: is === null ? "unknown" : String(is) });
  return table(
    message("conversion.pairs", { pairs: pairs.length }),
    columns(formatter, [
      ["conversion.lines", "text"],
      ["conversion.metres", "count"],
      ["conversion.names", "likeness"],
      ["conversion.address", "text"],
      ["conversion.siret", "text"],
    ]),
    pairs
      .slice(0, shown)
      .map(({ lines: [one, other], files: [file, otherFile], metres, names, address, siret }) => [
        file === otherFile
          ? message("conversion.pair", { one: String(one), other: String(other) })
          : `${file} ${one}, ${otherFile} ${other}`,
        metres,
        names,
        same(address),
        same(siret),
      ]),
  );
}
