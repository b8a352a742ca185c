import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readBundle } from "@vigie/bundle";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { secret, vigie, workbench, writeExample, writeFiles } from "./vigie.ts";

/** The sample files of docs/formats.md are what the small study of `vigie new` gives on 120 invented households.
 * After a change made on purpose, `VIGIE_ACCEPT=1 vitest run formats` writes them again: read the difference. */
const samples = join(import.meta.dirname, "..", "..", "..", "docs", "formats");

let folder: string;
let clear: () => Promise<void>;
let bundle: Uint8Array;
let others: Uint8Array;
let respondents: Uint8Array;
beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await writeExample(folder);
  bundle = await bundleOf({ study: "etude", partner: "caf", mapping: "caf.yaml", out: "sortie" });
  await writeFiles(folder, otherKinds);
  others = await bundleOf({ study: "autres", partner: "essai", mapping: "essais.yaml", out: "essais" });
  await writeFiles(folder, ofPersons);
  respondents = await bundleOf({
    study: "personnes",
    partner: "enquete",
    mapping: "enquete.yaml",
    out: "enquetes",
  });
});
afterAll(() => clear());

async function bundleOf({
  study,
  partner,
  mapping,
  out,
}: Readonly<Record<"study" | "partner" | "mapping" | "out", string>>): Promise<Uint8Array> {
  const words = ["--partner", partner, "--data", mapping, "--out", out, "--date", "2026-11-25"];
  const { code, error } = await vigie(["run", study, ...words], folder);
  if (code !== 0) throw new RangeError(error);
  return readFile(join(folder, out, "bundle.zip"));
}

/** Compares with the sample, which `VIGIE_ACCEPT` writes anew. */
async function expectSample(sample: string, from: Uint8Array, path: string): Promise<void> {
  const written = new TextDecoder().decode(unzipSync(from)[path]);
  if (process.env.VIGIE_ACCEPT) await writeFile(join(samples, sample), written);
  expect(written).toBe(await readFile(join(samples, sample), "utf8"));
}

test.each([
  { sample: "distribution.csv", path: "tables/groupes.csv" },
  { sample: "distribution-subgroup.csv", path: "tables/canaux.csv" },
  { sample: "profile.csv", path: "tables/compte_selon_enfants.csv" },
  { sample: "datapackage.json", path: "datapackage.json" },
  { sample: "audit.json", path: "audit.json" },
])("docs/formats/$sample is what a run writes", async ({ sample, path }) => {
  await expectSample(sample, bundle, path);
});

test("every key that Vigie adds to a data package is in docs/formats.md", async () => {
  const { manifest } = await readBundle(bundle, {});
  const text = await readFile(join(samples, "..", "formats.md"), "utf8");
  const [, table = ""] = /What Vigie adds is under `vigie`:\n\n([\s\S]*?)\n\n/.exec(text) ?? [];
  const documented = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, key]) => key);
  expect(documented.toSorted()).toEqual(Object.keys(manifest).toSorted());
});

test("every key of an audit is in docs/formats.md", async () => {
  const { guarantee } = await readBundle(bundle, {});
  const text = await readFile(join(samples, "..", "formats.md"), "utf8");
  const keys = [...text.matchAll(/\n\| key of a source[\s\S]*?\n\n/g)].flatMap(([table]) =>
    [...table.matchAll(/^\| `(\w+)`/gm)].map(([, key]) => key),
  );
  expect(keys.toSorted()).toEqual(Object.keys(guarantee.sources[0] ?? {}).toSorted());
});

test("every measure of a sample is in docs/formats.md", async () => {
  const text = await readFile(join(samples, "..", "formats.md"), "utf8");
  const [, table = ""] = /\n(\| measure [\s\S]*?)\n\n/.exec(text) ?? [];
  const documented = new Set([...table.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name));
  for (const read of [bundle, others, respondents])
    for (const { measures } of (await readBundle(read, {})).tables.values())
      for (const measure of measures)
        expect(documented.has(measure) || documented.has(measure.replace(/_error$/, "")), measure).toBe(true);
});

test("the sample bundle is read", async () => {
  const { manifest } = await readBundle(bundle, {});
  expect(manifest.tables.map(({ name }) => name)).toEqual([
    "groupes",
    "canaux",
    "ages",
    "compte_selon_enfants",
  ]);
});

/** Twenty-four invented tests of two services, twice each thing; they describe nobody. */
const lines = Array.from({ length: 24 }, (_, at) =>
  [
    `e${at}`,
    `c${at % 12}`,
    at % 12 < 6 ? "caf" : "cpam",
    at % 3 === 0 ? "telephone" : "ordinateur",
    at % 4 === 0 ? "no" : "yes",
    at === 7 ? "" : 5 + ((at * 7) % 20),
    ["codes", "codes|francais", "francais", ""][at % 4],
    at % 2 === 0 ? "yes" : "no",
    at % 6 === 0 ? "yes" : "no",
    ["faible", "moyen", "fort"][at % 5 === 4 ? 0 : at % 3],
    at % 2 === 0 ? "93066" : "93008",
  ].join(";"),
);

const list = (name: string, codes: readonly string[], more = "") =>
  [
    `autres/codelists/${name}.yaml`,
    `codelist: ${name}\nlabel: ${name}\n${more}codes:\n${codes.map((code) => `  - { code: "${code}", label: "${code}" }\n`).join("")}`,
  ] as const;

const otherKinds: ReadonlyMap<string, string> = new Map([
  [
    "essais.csv",
    `essai;chose;service;appareil;fini;minutes;gene;perdu;lent;note;commune\n${lines.join("\n")}\n`,
  ],
  [
    "essais.yaml",
    `mapping: 1
study: autres
partner: essai
fictitious: true
accepts: { nothing: [essais] }
sources:
  essais:
    units:
      file: essais.csv
      format: { delimiter: ";" }
      key: essai
      fields: { gene: { column: gene, separator: "|" } }
`,
  ],
  [
    "autres/study.yaml",
    `vigie: 1
study: autres
version: "1"
title: Un tableau de chaque sorte
window: { from: 2026-01-01, to: 2026-06-30 }
timezone: Europe/Paris
languages: [fr]
partners: { essai: { label: Essai, sources: [essais] } }
`,
  ],
  [
    "autres/sources/essais.yaml",
    `source: essais
label: Essais
unit: { one: essai, many: essais }
protects: nothing
reading: { kind: superpopulation, note: "ces essais parmi d’autres" }
fields:
  chose: { type: code, codelist: choses, label: Chose essayée }
  service: { type: code, codelist: services, label: Service }
  appareil: { type: code, codelist: appareils, label: Appareil }
  fini: { type: flag, label: Achevé }
  minutes: { type: number, label: Minutes }
  gene: { type: multiple, codelist: genes, label: Ce qui a gêné }
  perdu: { type: flag, label: Perdu }
  lent: { type: flag, label: Lent }
  note: { type: code, codelist: notes, label: Gravité }
  commune: { type: code, codelist: communes, label: Commune }
derive:
  ennuis: { set: [perdu, lent], label: Ennuis }
`,
  ],
  [
    "autres/indicators.yaml",
    `indicators:
  multiple: { kind: multiple, source: essais, title: Ce qui a gêné, of: gene, by: service }
  overlap: { kind: overlap, source: essais, title: Ennuis ensemble, of: ennuis }
  cross: { kind: cross, source: essais, title: Achevés, by: [service, appareil], of: fini }
  summary: { kind: summary, source: essais, title: Durée, of: minutes, by: service, statistic: median }
  agreement: { kind: agreement, source: essais, title: Accord, of: note, by: service, unit: [chose] }
  association: { kind: association, source: essais, title: Lien, of: appareil, reference: ordinateur, outcome: fini, strata: service, adjust: { service: caf } }
  rate: { kind: rate, source: essais, title: Essais pour 100 000 habitants, of: commune, date: 2026-06-30 }
`,
  ],
  list(
    "choses",
    Array.from({ length: 12 }, (_, at) => `c${at}`),
  ),
  list("services", ["caf", "cpam"]),
  list("appareils", ["ordinateur", "telephone"]),
  list("genes", ["codes", "francais"]),
  list("notes", ["faible", "moyen", "fort"], "ordered: true\n"),
  list("communes", ["93066", "93008"]),
]);

/** Two hundred invented respondents; they describe nobody. */
const answers = Array.from({ length: 200 }, (_, at) =>
  [
    `r${at}`,
    at % 5 < 2 ? "nord" : "sud",
    at % 3 === 0 ? "oui" : "non",
    18 + ((at * 37) % 70),
    at % 11 === 0 ? "" : 5 + ((at * 13) % 60),
    1 + (at % 3) / 2,
  ].join(";"),
);

const ofPersons: ReadonlyMap<string, string> = new Map([
  ["enquete.csv", `repondant;lieu;aide;age;minutes;poids\n${answers.join("\n")}\n`],
  [
    "enquete.yaml",
    `mapping: 1
study: personnes
partner: enquete
fictitious: true
comment: Des réponses inventées.
secret: ${secret}
sources:
  usagers: { units: { file: enquete.csv, format: { delimiter: ";" }, key: repondant } }
  habitants: { units: { file: enquete.csv, format: { delimiter: ";" }, key: repondant } }
`,
  ],
  [
    "personnes/study.yaml",
    `vigie: 1
study: personnes
version: "1"
title: Des tableaux de personnes
window: { from: 2026-01-01, to: 2026-06-30 }
timezone: Europe/Paris
languages: [fr]
partners: { enquete: { label: Enquête, sources: [usagers, habitants] } }
`,
  ],
  [
    "personnes/sources/usagers.yaml",
    `source: usagers
label: Usagers
unit: { one: usager, many: usagers }
fields:
  lieu: { type: code, codelist: lieux, label: Lieu }
  age: { type: number, label: Âge, range: { from: 18, to: 98 }, grain: 1 }
  minutes: { type: number, label: Minutes d’attente, range: { from: 0, to: 90 }, grain: 1 }
`,
  ],
  [
    "personnes/sources/habitants.yaml",
    `source: habitants
label: Habitants
unit: { one: habitant, many: habitants }
fields:
  lieu: { type: code, codelist: lieux, label: Lieu }
  aide: { type: code, codelist: aides, label: A été aidé }
  poids: { type: number, label: Poids }
survey: { weights: poids, weight_max: 2, weight_grain: 0.5, strata: { of: lieu } }
`,
  ],
  [
    "personnes/indicators.yaml",
    `indicators:
  mediane: { kind: summary, source: usagers, title: Âge, of: age, by: lieu, statistic: median, bands: [18, 30, 45, 60, 75] }
  moyenne: { kind: summary, source: usagers, title: Attente, of: minutes, by: lieu, statistic: mean }
  aide: { kind: distribution, source: habitants, title: Aide reçue, of: aide }
`,
  ],
  ["personnes/codelists/lieux.yaml", list("lieux", ["nord", "sud"])[1]],
  ["personnes/codelists/aides.yaml", list("aides", ["oui", "non"])[1]],
]);

test.each([
  { sample: "summary-median.csv", table: "mediane" },
  { sample: "summary-mean.csv", table: "moyenne" },
  { sample: "distribution-weighted.csv", table: "aide" },
])("docs/formats/$sample is what a run writes", async ({ sample, table }) => {
  await expectSample(sample, respondents, `tables/${table}.csv`);
});

test.each([
  "multiple",
  "overlap",
  "cross",
  "summary",
  "agreement",
  "association",
  "association.model",
  "rate",
])("docs/formats/%s.csv is what a run writes", async (table) => {
  await expectSample(`${table.replace(".", "-")}.csv`, others, `tables/${table}.csv`);
});
