import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  barometre,
  followReadme,
  isDataThere,
  type Row,
  rowsOf,
  runPublicStudy,
  waves,
} from "./public-study.ts";

const ages = ["18-24", "25-39", "40-59", "60-69", "70-plus"] as const;
const written: Readonly<Record<string, (typeof ages)[number]>> = {
  "18-24 ans": "18-24",
  "25-39 ans": "25-39",
  "40-59 ans": "40-59",
  "60-69 ans": "60-69",
  "70 ans et plus": "70-plus",
};

describe.skipIf(!isDataThere)("fifteen waves as a series (needs ../shared/data)", () => {
  const bench = mkdtempSync(join(tmpdir(), "vigie-waves-"));
  const folder = join(bench, "donnees");
  afterAll(() => rmSync(bench, { recursive: true, force: true }));
  const years = Array.from({ length: 16 }, (_, at) => String(2007 + at)).filter((year) => year !== "2021");
  let outcome: readonly [number | null, string];
  let file: readonly Row[];
  beforeAll(() => {
    runPublicStudy(folder, { file: readFileSync(barometre), encoding: "cp1252" });
    copyFileSync(waves, join(folder, "barometre_socle_2007_2022.csv.gz"));
    outcome = followReadme(bench, 1);
    file = parse(gunzipSync(readFileSync(waves)), { columns: true });
  }, 300_000);

  /** Share of the adults of a wave, or of an age of it, computed here from the file. */
  function exactShare(year: string, age: string): number {
    const sums = { yes: 0, all: 0 };
    for (const row of file) {
      const own = written[row.AGE6FUZ ?? ""];
      if (row.ANNEE !== year || own === undefined || (age !== "_T" && own !== age)) continue;
      const weight = Math.min(3, Math.round(Number(row.POND) * 1000) / 1000);
      sums.all += weight;
      if (row.US_ADMI === "Oui") sums.yes += weight;
    }
    return sums.yes / sums.all;
  }

  const outOf = (year: string) => join(folder, year === "2022" ? "sortie" : `vagues/${year}/sortie`);
  const tableOfSeries = () => {
    const page = readFileSync(join(folder, "site/evolution.html"), "utf8");
    const figure = /<figure[^>]*t-serie-procedures_waves.*?<\/figure>/s.exec(page)?.[0] ?? "";
    return [...figure.matchAll(/<tr><th scope="row">(\d{4})<\/th>(.*?)<\/tr>/g)].map(
      ([, year = "", cells = ""]) => ({
        year,
        shares: [...cells.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell = ""]) =>
          cell.includes("%") ? Number(cell.replace(/[^\d,]/g, "").replace(",", ".")) / 100 : null,
        ),
      }),
    );
  };

  test("the command of the read-me makes them without a warning", () => {
    expect(outcome).toEqual([0, ""]);
  });

  test("exact shares of each wave and age are those of the file, to 1e-9", () => {
    for (const year of years) {
      const rows = rowsOf(join(outOf(year), "private/tables/procedures_waves.csv"));
      const weighted = (age: string, code: string) =>
        Number(rows.find((row) => row.age === age && row.procedures === code)?.true_weighted);
      for (const age of ["_T", ...ages])
        expect(
          Math.abs(
            weighted(age, "yes") / (weighted(age, "yes") + weighted(age, "no")) - exactShare(year, age),
          ),
          `${year} ${age}`,
        ).toBeLessThan(1e-9);
    }
  });

  test("the page has a point of each wave, near the exact one, and none in 2021", () => {
    const table = tableOfSeries();
    expect(table.map(({ year }) => year)).toEqual(years.toReversed());
    const gaps = table.flatMap(({ year, shares }) =>
      ["_T", ...ages].map((age, at) => ({
        age,
        gap: Math.abs((shares[at] ?? Number.NaN) - exactShare(year, age)),
      })),
    );
    const shown = gaps.filter(({ gap }) => !Number.isNaN(gap));
    expect(shown.length).toBeGreaterThanOrEqual(85);
    for (const { age, gap } of shown) expect(gap).toBeLessThan(age === "_T" ? 0.015 : 0.08);
    // What the publisher printed of people aged 12 or over goes the same way: 53, 62 and 67 % from 2015 to 2017.
    const wholes = new Map(table.map(({ year, shares: [whole] }) => [year, whole ?? 0]));
    expect((wholes.get("2016") ?? 0) - (wholes.get("2015") ?? 0)).toBeGreaterThan(0.05);
  });

  test("no curve crosses the change of mode, nor 2021", () => {
    const page = readFileSync(join(folder, "site/evolution.html"), "utf8");
    expect(page).toMatch(/Changement de définition, 2020\s?: En face à face jusqu’en 2019/);
    expect(page).toContain("Pas de courbe entre 2020 et 2022");
    // The whole and five ages; what 2022 alone asks has no series.
    expect(page).toMatch(/De 6 séries sur 6, rien ne peut être dit/);
    // One line per panel, of the thirteen waves before the change: a point without a neighbour has none.
    const wide = /<figure[^>]*t-serie-procedures_waves.*?<\/svg>/s.exec(page)?.[0] ?? "";
    const lines = [...wide.matchAll(/class="trend c-plain" d="([^"]*)"/g)].map(([, d = ""]) => d);
    expect(lines.map((d) => [d.match(/M/g)?.length, d.match(/[ -]?[\d.]+/g)?.length])).toEqual(
      Array(6).fill([1, 2 * 13]),
    );
  });
});
