import { loadStudy, type Study } from "@vigie/study";
import { expect, test } from "vitest";
import { inventFiction, makeFiction, parseFiction } from "../src/index.ts";
import { classified, counted, rowsOf, textOf } from "./recount.ts";
import { smallStudy } from "./small-study.ts";

/** Every kind of field and of derivation, a filter, a survey with strata, an answer that excludes the others. */
const everything = await loaded(
  new Map([
    [
      "study.yaml",
      `vigie: 1
study: tout
version: "1"
title: Tout
window: { from: 2025-07-01, to: 2025-12-31 }
timezone: Europe/Paris
languages: [fr]
partners: { ccas: { label: CCAS, sources: [reponses] } }
`,
    ],
    [
      "codelists/ages.yaml",
      `codelist: ages
label: Âge
ordered: true
codes: [{ code: a, label: A, from: 0 }, { code: b, label: B, from: 30 }, { code: c, label: C, from: 60 }]
`,
    ],
    [
      "codelists/delais.yaml",
      `codelist: delais
label: Délai
ordered: true
codes: [{ code: court, label: Court, from: 0 }, { code: long, label: Long, from: 15 }]
`,
    ],
    [
      "codelists/usage.yaml",
      `codelist: usage
label: Usage
codes: [{ code: souvent, label: Souvent }, { code: jamais, label: Jamais }, { code: nsp, label: Ne sait pas, missing: dont_know }]
`,
    ],
    [
      "codelists/use.yaml",
      `codelist: use
label: Usage ou non
codes: [{ code: oui, label: Oui }, { code: non, label: Non }]
`,
    ],
    [
      "codelists/aides.yaml",
      `codelist: aides
label: Aides
codes: [{ code: proche, label: Proche }, { code: agent, label: Agent }, { code: rien, label: Rien }]
`,
    ],
    [
      "codelists/territoires.yaml",
      `codelist: territoires
label: Territoires
codes: [{ code: "44109", label: Nantes }, { code: "44001", label: Abbaretz }]
`,
    ],
    [
      "sources/reponses.yaml",
      `source: reponses
label: Réponses
unit: { one: personne, many: personnes }
reading: { kind: sample, note: un tirage }
survey:
  weights: poids
  weight_max: 4
  strata: { of: commune, populations: { "44109": 900, "44001": 100 } }
fields:
  naissance: { type: date, label: Naissance }
  demande: { type: date, label: Demande }
  reponse: { type: date, label: Réponse }
  jours: { type: number, range: { from: 0, to: 60 }, grain: 1, label: Jours }
  poids: { type: number, label: Poids }
  commune: { type: code, codelist: territoires, label: Commune }
  internet: { type: code, codelist: usage, label: Internet }
  courriel: { type: flag, asked: { utilise: oui }, label: Courriel }
  aide: { type: multiple, codelist: aides, exclusive: [rien], label: Aide }
derive:
  age: { years: naissance, at: 2025-12-31, label: Âge }
  tranche: { bands: age, codelist: ages, label: Tranche }
  mois: { period: demande, every: month, label: Mois }
  delai: { days: [demande, reponse], range: { from: 0, to: 40 }, grain: 1, label: Délai }
  tranche_delai: { bands: delai, codelist: delais, label: Tranche de délai }
  tranche_jours: { bands: jours, codelist: delais, label: Tranche de jours }
  utilise:
    recode: internet
    codelist: use
    map: { souvent: oui, jamais: non, nsp: non }
    label: Utilise
`,
    ],
    [
      "indicators.yaml",
      `indicators:
  ages: { kind: distribution, source: reponses, title: Âges, of: tranche }
`,
    ],
  ]),
);

const source = everything.sources.get("reponses");
if (source?.survey == null) throw new RangeError("the study is of a survey");
const plain = { ...source, survey: { ...source.survey, strata: null } };
const withoutStrata: Study = { ...everything, sources: new Map([["reponses", plain]]) };

async function loaded(files: ReadonlyMap<string, string>): Promise<Study> {
  const read = await loadStudy(files);
  if ("errors" in read) throw new RangeError(read.errors.map(({ code }) => code).join());
  return read.study;
}

function invented(study: Study, { size = 400, inhabitants = new Map<string, number>() } = {}) {
  const text = inventFiction(study, { size, sizes: new Map(), inhabitants });
  const parsed = parseFiction(text, "fiction.yaml", study);
  if ("errors" in parsed)
    throw new RangeError(parsed.errors.map(({ code, place }) => `${code} ${place.line}`).join());
  return { text, files: makeFiction({ study, fiction: parsed.fiction, seed: 1 }) };
}

const all = invented(everything);
const rows = rowsOf(all.files, "ccas/reponses.csv");
const values = (name: string) => rows.map((row) => row.get(name) ?? "");
const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

test("a fiction invented from the study is read without a mistake, and every number of it is a hypothesis", () => {
  expect(rows).toHaveLength(400);
  expect(all.text).toMatch(/^# Données inventées/);
  expect(all.text).not.toContain("from:");
  const assumptions = all.text.match(/assumption: .*/g) ?? [];
  expect(assumptions.length).toBeGreaterThan(10);
  for (const line of assumptions) expect(line).toContain("Hypothèse");
});

test("same study, same bytes", () => {
  const again = invented(everything);
  expect(again.text).toBe(all.text);
  expect(textOf(again.files, "ccas/reponses.csv")).toBe(textOf(all.files, "ccas/reponses.csv"));
});

test.each([
  ["a date of birth gives an adult", "naissance", (text: string) => days(text, "2025-12-31") > 17.9 * 365],
  [
    "another date is in the window",
    "demande",
    (text: string) => text >= "2025-07-01" && text <= "2025-12-31",
  ],
  ["a number is in its range", "jours", (text: string) => Number(text) >= 0 && Number(text) <= 60],
  [
    "a weight is positive, and at most the greatest one",
    "poids",
    (text: string) => Number(text) > 0 && Number(text) <= 4,
  ],
])("%s", (_, field, holds) => {
  const given = values(field).filter((text) => text !== "");
  expect(given.length).toBeGreaterThan(380);
  expect(given.filter((text) => !holds(text))).toEqual([]);
});

test("the second of two dates follows the first, within the range of the days between them", () => {
  const delays = rows.flatMap((row) => {
    const [from = "", to = ""] = [row.get("demande"), row.get("reponse")];
    return from === "" || to === "" ? [] : [days(from, to)];
  });
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...delays)).toBeLessThanOrEqual(40);
  expect(new Set(delays).size).toBeGreaterThan(10);
});

test("a question with a filter is answered where it was asked, though the filter is on what another one gives", () => {
  const answered = counted(
    rows.filter((row) => row.get("courriel") !== "").map((row) => row.get("internet") ?? ""),
  );
  expect(Object.keys(answered)).toEqual(["souvent"]);
});

test("an answer that excludes the others stands alone, and every code is met", () => {
  const answers = values("aide").map((text) => text.split(";"));
  expect(answers.filter((given) => given.includes("rien") && given.length > 1)).toEqual([]);
  expect(new Set(answers.flat().filter((code) => code !== ""))).toEqual(new Set(["rien", "proche", "agent"]));
  expect(new Set(values("internet"))).toEqual(new Set(["souvent", "jamais", "nsp", ""]));
});

test("strata are met in proportion to their populations, and none is without a value", () => {
  const met = counted(values("commune"));
  expect(met["44109"]).toBe(360);
  expect(met["44001"]).toBe(40);
});

test("a list of territories is spread as their inhabitants are", () => {
  const { files } = invented(withoutStrata, {
    inhabitants: new Map([
      ["44109", 300],
      ["44001", 100],
    ]),
  });
  const met = counted(rowsOf(files, "ccas/reponses.csv").map((row) => row.get("commune") ?? ""));
  expect((met["44109"] ?? 0) / (met["44001"] ?? 1)).toBeCloseTo(3, 1);
});

test("contacts give every group that the study may have, whatever its routine rule", () => {
  const source = smallStudy.sources.get("foyers");
  if (source === undefined) throw new RangeError("the small study has one source");
  const { files } = invented(smallStudy, { size: 600 });
  const found = classified(rowsOf(files, "caf/foyers.csv"), rowsOf(files, "caf/foyers-contacts.csv"), source);
  expect(new Set([...found.values()].map(({ group }) => group))).toEqual(
    new Set(["digital", "mixed", "direct", "routine_only", "none"]),
  );
});
