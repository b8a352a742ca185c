import { unknown } from "@vigie/engine";
import { loadStudy } from "@vigie/study";
import { expect, test } from "vitest";
import { definitionRelations } from "../src/system/definition-relations.ts";

const files = new Map([
  [
    "study.yaml",
    "vigie: 1\nstudy: p\nversion: '1'\ntitle: P\nwindow: { from: 2022-11-15, to: 2023-01-31 }\ntimezone: Europe/Paris\nlanguages: [fr]\npartners: { p: { label: P, sources: [help] } }\n",
  ],
  [
    "sources/help.yaml",
    "source: help\nlabel: A\nunit: { one: a, many: as }\nfields: { on: { type: date, label: Jour } }\nderive:\n  year: { period: on, every: year, label: Année }\n  quarter: { period: on, every: quarter, label: Trimestre }\n  month: { period: on, every: month, label: Mois }\n",
  ],
  ["indicators.yaml", "indicators: { i: { kind: distribution, source: help, title: I, of: month } }\n"],
]);

test("a month lies in one quarter and one year: tables of the three are linked", async () => {
  const loaded = await loadStudy(files);
  const source = "study" in loaded ? loaded.study.sources.get("help") : undefined;
  if (source === undefined) throw new RangeError("the study loads");
  const fields = new Map(
    ["year", "quarter", "month"].map((name) => [
      name,
      [...(source.attributes.get(name)?.codes.map(({ code }) => code) ?? []), unknown],
    ]),
  );
  const known = { fields, universes: new Map(), respected: new Set<string>() };
  expect(definitionRelations(source, known).relations).toEqual([
    {
      fields: ["month", "quarter"],
      pairs: [
        ["2022-11", "2022-Q4"],
        ["2022-12", "2022-Q4"],
        ["2023-01", "2023-Q1"],
        ["_U", "_U"],
      ],
    },
    {
      fields: ["month", "year"],
      pairs: [
        ["2022-11", "2022"],
        ["2022-12", "2022"],
        ["2023-01", "2023"],
        ["_U", "_U"],
      ],
    },
    {
      fields: ["quarter", "year"],
      pairs: [
        ["2022-Q4", "2022"],
        ["2023-Q1", "2023"],
        ["_U", "_U"],
      ],
    },
  ]);
});
