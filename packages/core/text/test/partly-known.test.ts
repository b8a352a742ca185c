import { describe, expect, test } from "vitest";
import { pageSvg } from "../../drawing/src/drawing-svg.ts";
import { figureOf } from "../../findings/src/figure-of.ts";
import { formatterOf } from "../../tables/src/formatter.ts";
import { responseCount } from "../../tables/src/views/center.ts";
import type { CountTable } from "../../tables/test/fixture/count-table.ts";
import { linkBundle } from "../../tables/test/fixture/link-study.ts";
import { shownStudy, shownSubject, shownTables } from "../../tables/test/fixture/shown-study.ts";
import { publicationOf } from "../src/document/publication-of.ts";
import { textOfInlines } from "../src/document/published-blocks.ts";

const plain = (text: string | null) => (text ?? "").replaceAll(/[\u00a0\u202f]/g, " ");

/** Minutes of 428 tests of a service, timed in 183; of another, timed in 298 of 300. */
const timed = (table: CountTable): CountTable => ({
  ...table,
  rows: table.rows.map((row) => {
    if (row.codes[1] === "c2s") return { ...row, count: 428, values: [183, 41] };
    return row.codes[1] === "rsa" ? { ...row, count: 300, values: [298, 12] } : row;
  }),
});

test.each([
  ["183 of 428", 428, 183, { known: 183, count: 428 }],
  ["one in twenty unknown", 100, 95, { known: 95, count: 100 }],
  ["less than that", 100, 96, null],
  ["all, and by noise more than all", 100, 103, null],
  ["nobody", 0, 0, null],
  ["a hidden count", null, 5, null],
])("%s", (_, count, known, expected) => {
  expect(responseCount({ measures: ["known", "median"] }, { count, values: [known, 10] })).toEqual(expected);
});

describe("a median of few of the units says so beside its number", () => {
  const figure = async () => figureOf(await shownSubject("minutes", timed));

  test("in the figure and its alternative, and nowhere beside one of nearly all", async () => {
    const { wide, narrow, alternative, title } = await figure();
    for (const drawing of [wide, narrow]) {
      expect(plain(pageSvg(drawing).text)).toContain("41 (183 sur 428)");
      expect(plain(pageSvg(drawing).text)).not.toContain("298");
    }
    expect(plain(alternative)).toMatch(/: 41 \(183 sur 428\)\. .*: 12\.$/);
    expect(plain(title)).toContain(
      "de 12 pour « Demande de RSA » à 41 (183 sur 428) pour « Demande de C2S »",
    );
  });

  test("in the note: what is read, and what to know of the others", async () => {
    const { reading, remarks } = await figure();
    expect(plain(reading)).toContain(
      "la moitié des 183 tests dont la valeur est connue, sur 428, ont 41 ou moins",
    );
    expect(remarks.some((remark) => remark.startsWith("entre parenthèses, le nombre de cas"))).toBe(true);
    expect(figureOf(await shownSubject("accord")).remarks.join()).not.toContain("entre parenthèses");
  });

  test("in a sentence of the text", async () => {
    const written =
      "La durée médiane est de :measure[minutes]{measure=median service=c2s}, ou de :measure[minutes]{measure=median service=rsa}.";
    expect(plain(await rendered(written))).toContain("est de 41 (183 sur 428), ou de 12.");
  });
});

async function rendered(written: string): Promise<string> {
  const study = { ...(await shownStudy()), texts: new Map([["fr", written]]) };
  const tables = shownTables.map((table) => (table.indicator === "minutes" ? timed(table) : table));
  const publication = publicationOf({
    study,
    bundles: [linkBundle(study, tables)],
    formatter: formatterOf("fr"),
  });
  return publication.cover
    .flatMap((block) => (block.kind === "paragraph" ? textOfInlines(block.of) : []))
    .join();
}
