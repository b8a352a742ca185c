import { describe, expect, test } from "vitest";
import { marksOf } from "../../../drawing/test/marks-of.ts";
import { formatterOf } from "../../../tables/src/formatter.ts";
import { gather } from "../../../tables/src/gather.ts";
import { allCrosstabs, type Crosstab, crosstabId, widestGap } from "../../../tables/src/views/crosstab.ts";
import { communeBundles, communeStudy, communeTables } from "../../../tables/test/fixture/commune-study.ts";
import type { CountTable } from "../../../tables/test/fixture/count-table.ts";
import { shownSubject } from "../../../tables/test/fixture/shown-study.ts";
import { hidden } from "../../../tables/test/fixture/table-text.ts";
import { countsTable, crosstabDrawing, sharesOfSide } from "../../src/figure-tables/crosstab-tables.ts";
import { type TableCell, tableCellText } from "../../src/table-cell.ts";
import { linkSubject } from "../fixture/link-subject.ts";

async function crosstabs(tables: readonly CountTable[] = communeTables): Promise<readonly Crosstab[]> {
  const study = await communeStudy();
  return allCrosstabs({
    study,
    gathered: gather(study, communeBundles(study, tables)),
    formatter: formatterOf("fr"),
  });
}

async function pair(id: string, tables?: readonly CountTable[]): Promise<Crosstab> {
  const found = (await crosstabs(tables)).find((crosstab) => crosstabId(crosstab) === id);
  if (found === undefined) throw new RangeError("no such pair");
  return found;
}

const plain = (cells: readonly TableCell[] | undefined) =>
  cells?.map((cell) => tableCellText(cell).replaceAll(/\s/g, " "));

test("every pair that a table holds is there once, its characteristics in the order of the source", async () => {
  expect((await crosstabs()).map(crosstabId)).toEqual([
    "foyers-all-commune-group",
    "foyers-all-ept-group",
    "foyers-all-alone-ept",
    "lieux-all-help-ept",
  ]);
});

test("of three characteristics, each pair with what was noted, the third in all", async () => {
  const subject = await shownSubject("quality");
  const ids = allCrosstabs(subject).map(crosstabId);
  expect(ids.filter((id) => id.startsWith("service_quality"))).toEqual([
    "service_quality-all-service-topic_answer",
    "service_quality-all-topic-topic_answer",
  ]);
});

describe("shares are read both ways, by hand", () => {
  test("Plaine Commune: 720 of 1 200 live alone; of 930 who do, 720 live there", async () => {
    const crosstab = await pair("foyers-all-alone-ept");
    expect(crosstab.along("b", "T6").cell("yes").share).toBe(0.6);
    expect(crosstab.along("a", "yes").cell("T6").share).toBeCloseTo(720 / 930, 12);
    expect(crosstab.along("a").base).toBe(1900);
  });

  test("as tables: counts with totals, then rows that add up to 100 %", async () => {
    const crosstab = await pair("foyers-all-alone-ept");
    const [counts] = countsTable(crosstab).groups;
    expect(counts?.rows.map(({ heading, cells }) => [heading, ...(plain(cells) ?? [])])).toEqual([
      ["Oui", "720", "210", "930"],
      ["Non", "480", "490", "970"],
      ["Ensemble", "1 200", "700", "1 900"],
    ]);
    const [shares] = sharesOfSide(crosstab, "b").groups;
    expect(shares?.rows.map(({ heading, cells }) => [heading, ...(plain(cells) ?? [])])).toEqual([
      ["Plaine Commune", "60,0 %", "40,0 %"],
      ["Est Ensemble", "30,0 %", "70,0 %"],
      ["Ensemble", "48,9 %", "51,1 %"],
    ]);
  });
});

test("the widest gap is the one that is furthest from all: 30 % direct in Stains, 10 % in all", async () => {
  const crosstab = await pair("foyers-all-commune-group");
  expect(widestGap(crosstab)).toEqual({ aCode: "93072", bCode: "direct", share: 0.3, whole: 0.1 });
});

test("a noise that explains every gap leaves none", async () => {
  const noisy = communeTables.map((table) =>
    table.indicator === "alone" ? { ...table, error: 120 } : table,
  );
  expect(widestGap(await pair("foyers-all-alone-ept", noisy))).toBeNull();
});

test("what is hidden has no share either way, and is never zero", async () => {
  const tables = communeTables.map((table) =>
    table.indicator === "by_commune" ? hidden(table, "all|none|93072") : table,
  );
  const crosstab = await pair("foyers-all-commune-group", tables);
  expect(crosstab.along("a", "93072").cell("none").share).toBeNull();
  expect(crosstab.along("b", "none").cell("93072").share).toBeNull();
  const stains = countsTable(crosstab).groups[0]?.rows.find(({ heading }) => heading === "Stains");
  expect(plain(stains?.cells)?.[4]).toBe("moins de 11");
  const drawn = crosstabDrawing(crosstab);
  if (drawn === null) throw new RangeError("nothing is drawn");
  expect(marksOf(drawn.wide, "rect").map(({ look }) => look)).toContain("secret");
});

test("shares stay where only the unknown are hidden", async () => {
  const tables = communeTables.map((table) =>
    table.indicator === "alone" ? hidden(table, "all|T6|_U", "all|_T|_U", "all|T8|_U") : table,
  );
  const crosstab = await pair("foyers-all-alone-ept", tables);
  expect(crosstab.along("b", "T6").cell("yes").share).toBe(0.6);
  expect(crosstab.along("a", "yes").cell("T6").share).toBeCloseTo(720 / 930, 12);
});

test("places are counted, without shares; where some are not known to be, zero is not said", async () => {
  const crosstab = await pair("lieux-all-help-ept");
  expect(crosstab.sides).toEqual([]);
  const [counts] = countsTable(crosstab).groups;
  expect(counts?.rows.map(({ heading, cells }) => [heading, ...(plain(cells) ?? [])])).toEqual([
    ["Guichet", "6", "1", "7"],
    ["Poste de conseil", "4", "inconnu", "7"],
    ["Ensemble", "10", "1", "14"],
  ]);
});

test("the characteristics of a model are crossed too, summed over the others, with the noise of each cell", async () => {
  const subject = await linkSubject("parties");
  const codes = { party: ["democrat", "republican"], woman: ["yes", "no"], stream: ["a", "b"] };
  const counts = [100, 200, 300, 400, 500, 600, 700, 800];
  const rows = codes.party.flatMap((party, p) =>
    codes.woman.flatMap((woman, w) =>
      codes.stream.map((stream, at) => ({
        codes: ["all", party, woman, stream],
        count: counts[4 * p + 2 * w + at] ?? 0,
        values: [3],
      })),
    ),
  );
  const held = subject.gathered.get("parties");
  if (held?.state !== "published") throw new RangeError("not published");
  const joint = {
    name: "parties.model",
    indicator: "parties",
    dimensions: [
      { name: "universe", codes: ["all"] },
      ...Object.entries(codes).map(([name, dimensionCodes]) => ({ name, codes: dimensionCodes })),
    ],
    measures: ["count_error"],
    rows,
  };
  const tables = new Map([...held.bundle.tables, [joint.name, joint]]);
  const gathered = new Map([
    ...subject.gathered,
    ["parties", { ...held, bundle: { ...held.bundle, tables } }],
  ]);
  const found = allCrosstabs({ ...subject, gathered }).find(
    (crosstab) => crosstabId(crosstab) === "personnes-all-party-stream",
  );
  const line = found?.along("a", "democrat");
  expect(found?.isSummed).toBe(true);
  // 100 and 300 of 1 000 democrats are in stream a, each of two cells of noise 3; their base is all four cells.
  expect(line?.cell("a").count).toBe(400);
  expect(line?.cell("a").error).toBeCloseTo(Math.hypot(3, 3), 12);
  expect(line?.base).toBe(1000);
  expect(line?.noisyBase?.error).toBeCloseTo(6, 12);
  expect(line?.cell("a").share).toBe(0.4);
  // Of all 3 600, 100 + 300 + 500 + 700 are in stream a.
  expect(found?.along("a").cell("a").count).toBe(1600);
  expect(found?.along("a").units).toBe(3600);
  expect(found && widestGap(found)?.share).toBeCloseTo(0.4, 12);
});
