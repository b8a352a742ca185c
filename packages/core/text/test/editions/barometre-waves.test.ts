import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { recordsIn } from "@vigie/files";
import { loadStudy, type Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { describe, expect, test } from "vitest";
import { seriesTexts } from "../../../findings/src/editions/series-texts.ts";
import { formatterOf } from "../../../tables/src/formatter.ts";
import { bundleOf } from "../../../tables/test/fixture/count-table.ts";
import { tableOf } from "../../../tables/test/fixture/table-text.ts";
import { publicationOf } from "../../src/document/publication-of.ts";

/** Fifteen waves of the Baromètre du numérique; its data are not in this repository. */
const file = join(
  import.meta.dirname,
  "../../../../../../shared/data/barometre-numerique/barometre_socle_2007_2022.csv.gz",
);

/**
 * The study of one wave: the access to the internet, a smartphone from 2011 on, and computers, of which those who do not
 * know are an answer in 2020 alone.
 */
async function waveStudy(year: number, breaks: string): Promise<Study> {
  const unknown = year === 2020 ? "\n  - { code: unsure, label: Ne sait pas }" : "";
  const smartphone = year < 2011 ? "" : "\n  smartphone: { type: flag, label: A un smartphone }";
  const indicator = (id: string, title: string) =>
    `\n  ${id}: { kind: distribution, source: personnes, title: ${title}, of: ${id} }`;
  const files = new Map([
    [
      "study.yaml",
      `vigie: 1
study: barometre
version: "${year}"
title: Baromètre du numérique
window: { from: ${year}-01-01, to: ${year}-12-31 }
timezone: Europe/Paris
languages: [fr]
partners:
  credoc: { label: Crédoc, sources: [personnes] }
`,
    ],
    [
      "codelists/computers.yaml",
      `codelist: computers
label: Ordinateurs
codes:
  - { code: one, label: Un seul }
  - { code: several, label: Plusieurs }
  - { code: none, label: Aucun }${unknown}
`,
    ],
    [
      "sources/personnes.yaml",
      `source: personnes
label: Personnes interrogées
unit: { one: personne, many: personnes }
reading: { kind: sample, note: Échantillon par quotas }
fields:
  internet: { type: flag, label: A internet à domicile }${smartphone}
  computer: { type: code, codelist: computers, label: Ordinateurs }
`,
    ],
    [
      "indicators.yaml",
      `indicators:${indicator("internet", "Internet à domicile")}${year < 2011 ? "" : indicator("smartphone", "Smartphone")}${indicator("computer", "Ordinateurs")}
`,
    ],
    ...(breaks === "" ? [] : [["breaks.yaml", `breaks:\n  computers: ${breaks}\n`] as const]),
  ]);
  const loaded = await loadStudy(files);
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  return loaded.study;
}

/** How many give each answer, by year. */
function answersIn(): ReadonlyMap<number, (column: string, answers: readonly string[]) => string> {
  const text = gunzipSync(readFileSync(file)).toString("utf8");
  const [head, ...rows] = recordsIn(text, { delimiter: ",", quote: '"', lenient: false }).records;
  const at = (name: string) => head?.values.indexOf(name) ?? -1;
  const waves = Map.groupBy(rows, ({ values }) => Number(values[at("ANNEE")]));
  return new Map(
    [...waves].map(([year, own]) => [
      year,
      (column, answers) =>
        answers.map((answer) => own.filter(({ values }) => values[at(column)] === answer).length).join(" "),
    ]),
  );
}

async function waves(breaks: string) {
  const made = [];
  for (const [year, counts] of answersIn()) {
    const study = await waveStudy(year, year === 2020 || year === 2022 ? breaks : "");
    const yesNo = (column: string) => counts(column, ["Oui", "Non", "[Nsp]"]);
    const isUnsure = year === 2020;
    const computers = ["Oui, un seul", "Oui, plusieurs", "Non, aucun", ...(isUnsure ? ["[Nsp]"] : [])];
    const tables = [
      tableOf("internet", `universe | | internet yes no _U\n all | | ${yesNo("INTERNET")}`),
      ...(year < 2011
        ? []
        : [tableOf("smartphone", `universe | | smartphone yes no _U\n all | | ${yesNo("SMARTPHO")}`)]),
      tableOf(
        "computer",
        `universe | | computer one several none${isUnsure ? " unsure" : ""} _U\n all | | ${counts("MICRO", computers)} 0`,
      ),
    ];
    const hash = String(year).repeat(16);
    made.push({ study, bundles: [bundleOf(study, "credoc", tables, { hash })] });
  }
  return made;
}

describe.skipIf(!existsSync(file))("barometre-numerique: its fifteen waves", () => {
  test("series keep the wave that is missing, and start again where a question changed", async () => {
    const editions = await waves("Ceux qui ne savent pas comptent en 2020 seulement.");
    const [last] = editions.slice(-1);
    if (last === undefined) throw new RangeError("fifteen waves");
    const formatter = formatterOf("fr");
    const { series } = publicationOf({ ...last, formatter, earlier: editions.slice(0, -1) });
    if (series === null) throw new RangeError("no series");
    expect(series.editions.map(({ study }) => study.window.from.slice(0, 4))).toEqual(
      [...Array.from({ length: 14 }, (_, at) => 2007 + at), 2022].map(String),
    );
    const of = (id: string) => series.series.find(({ indicator }) => indicator.id === id);
    // 1 222 of 2 225, then 3 342 of 4 184.
    const values = of("internet")?.points.map(({ observed }) => observed?.value ?? null) ?? [];
    expect(values[0]).toBeCloseTo(1222 / 2225, 12);
    expect(values.at(-1)).toBeCloseTo(3342 / 4184, 12);
    // A steady rise over fifteen years is dispersion, not an alert of the last wave.
    expect(of("internet")).toMatchObject({ change: { isAlert: false } });
    expect(of("smartphone")?.points.filter(({ observed }) => observed === null)).toHaveLength(4);
    const broken = of("computer")?.points.flatMap(({ broken: why }, at) => (why === null ? [] : [at]));
    expect(broken).toEqual([13, 14]);
    expect(of("computer")?.change).toBeNull();
    expect(seriesTexts(series, formatter).lead).toContain("15 éditions, de 2007 à 2022");
  });

  test("a question that changed stops the series until it is declared", async () => {
    const editions = await waves("");
    const [last] = editions.slice(-1);
    if (last === undefined) throw new RangeError("fifteen waves");
    const formatter = formatterOf("fr");
    const run = () => publicationOf({ ...last, formatter, earlier: editions.slice(0, -1) });
    expect(run).toThrow(/break-undeclared/);
  });
});
