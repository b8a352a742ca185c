import { territoriesOf } from "@vigie/places";
import { contentOf, loadStudy, type Study } from "@vigie/study";
import { expect, test } from "vitest";
import {
  asksReferencePopulations,
  populationsOf,
  withReferencePopulations,
} from "../../src/rates/reference-populations.ts";

const current = { type: "commune-actuelle", departement: "93" } as const;
const territories = territoriesOf(
  {
    communes: [
      { ...current, code: "93008", nom: "Bobigny", population: 57_000 },
      { ...current, code: "93066", nom: "Saint-Denis", population: 149_000 },
    ],
    departements: [],
    epci: [{ code: "200054781", membres: [{ code: "93008" }, { code: "93066" }] }],
    ept: [
      { code: "200057867", membres: [{ code: "93066" }] },
      { code: "200057875", membres: [{ code: "93008" }] },
    ],
  },
  { vintage: 2026, populations: { source: "Insee", year: 2023 } },
);

async function studyOf(codes: readonly string[], populations = "") {
  const loaded = await loadStudy(
    new Map([
      [
        "study.yaml",
        `vigie: 1
study: lieux
version: "1.0"
title: Lieux
window: { from: 2022-01-01, to: 2022-12-31 }
timezone: Europe/Paris
languages: [fr]
partners: { observatoire: { label: Observatoire, sources: [lieux] } }
`,
      ],
      [
        "codelists/territory.yaml",
        `codelist: territory
label: Territoire
codes: [${codes.map((code) => `{ code: "${code}", label: Territoire }`).join(", ")}]
`,
      ],
      [
        "sources/lieux.yaml",
        `source: lieux
label: Lieux
unit: { one: lieu, many: lieux }
protects: nothing
fields:
  ept: { type: code, codelist: territory, label: Territoire }
`,
      ],
      [
        "populations.yaml",
        `populations: { autre: { label: A, source: A, inhabitants: { "${codes[0]}": 1 } } }\n`,
      ],
      [
        "indicators.yaml",
        `indicators:
  rate: { kind: rate, source: lieux, title: Taux, of: ept, date: 2022-12-01${populations} }
`,
      ],
    ]),
  );
  if ("errors" in loaded) throw new Error(loaded.errors.map(({ code }) => code).join("\n"));
  return loaded.study;
}

function referenceOf(study: Study) {
  const indicator = study.indicators.get("rate");
  const rate = indicator && contentOf(indicator).rate;
  return rate ? populationsOf(study, rate, "reference") : undefined;
}

test("territories named by their official code have the inhabitants of their communes", async () => {
  const study = withReferencePopulations(await studyOf(["200057867", "200057875"]), territories);
  expect(referenceOf(study)).toMatchObject({
    year: 2023,
    inhabitants: new Map([
      ["200057867", 149_000],
      ["200057875", 57_000],
    ]),
  });
});

test("the métropole beside its EPT is another level: it has no row, and nothing is counted twice", async () => {
  const study = withReferencePopulations(await studyOf(["200054781", "200057867", "200057875"]), territories);
  expect([...(referenceOf(study)?.inhabitants.keys() ?? [])]).toEqual(["200057867", "200057875"]);
});

test("alone, the métropole is a territory like another", async () => {
  const study = withReferencePopulations(await studyOf(["200054781", "248000531"]), territories);
  expect(referenceOf(study)?.inhabitants).toEqual(new Map([["200054781", 206_000]]));
});

test("the list of communes is asked for where a rate needs it only", async () => {
  expect(asksReferencePopulations(await studyOf(["200057867", "200057875"]))).toBe(true);
  const other = await studyOf(["200057867", "200057875"], ", populations: [autre]");
  expect(asksReferencePopulations(other)).toBe(false);
});
