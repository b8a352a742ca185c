import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readBundle } from "@vigie/bundle";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { vigie, workbench, writeExample, writeFiles } from "./vigie.ts";

/** The sample files of docs/formats.md are what the small study of `vigie new` gives on 120 invented households.
 * After a change made on purpose, `VIGIE_ACCEPT=1 vitest run formats` writes them again: read the difference. */
const samples = join(import.meta.dirname, "..", "..", "..", "docs", "formats");

let folder: string;
let clear: () => Promise<void>;
let bundle: Uint8Array;
let others: Uint8Array;
beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await writeExample(folder);
  await vigie(
    ["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", "sortie", "--date", "2026-11-25"],
    folder,
  );
  bundle = await readFile(join(folder, "sortie", "bundle.zip"));
  await writeFiles(folder, otherKinds);
  const other = ["--partner", "essai", "--data", "essais.yaml", "--out", "essais", "--date", "2026-11-25"];
  const { code, error } = await vigie(["run", "autres", ...other], folder);
  if (code !== 0) throw new RangeError(error);
  others = await readFile(join(folder, "essais", "bundle.zip"));
});
afterAll(() => clear());

test.each([
  { sample: "distribution.csv", path: "tables/groupes.csv" },
  { sample: "distribution-subgroup.csv", path: "tables/canaux.csv" },
  { sample: "profile.csv", path: "tables/compte_selon_enfants.csv" },
  { sample: "datapackage.json", path: "datapackage.json" },
  { sample: "audit.json", path: "audit.json" },
])("docs/formats/$sample is what a run writes", async ({ sample, path }) => {
  const written = new TextDecoder().decode(unzipSync(bundle)[path]);
  if (process.env.VIGIE_ACCEPT) await writeFile(join(samples, sample), written);
  expect(written).toBe(await readFile(join(samples, sample), "utf8"));
});

test("every key that Vigie adds to a data package is in docs/formats.md", async () => {
  const { manifest } = await readBundle(bundle, {});
  const text = await readFile(join(samples, "..", "formats.md"), "utf8");
  const [, table = ""] = /What Vigie adds is under `vigie`:\n\n([\s\S]*?)\n\n/.exec(text) ?? [];
  const documented = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, key]) => key);
  expect(documented.toSorted()).toEqual(Object.keys(manifest).toSorted());
});

test("the sample bundle is read", async () => {
  const { manifest } = await readBundle(bundle, {});
  expect(manifest.tables.map(({ indicator, treatment }) => [indicator, treatment])).toEqual([
    ["groupes", "published"],
    ["canaux", "published"],
    ["ages", "withheld"],
    ["compte_selon_enfants", "published"],
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
  association: { kind: association, source: essais, title: Lien, of: appareil, reference: ordinateur, outcome: fini, strata: service }
  association_adjusted: { kind: association, source: essais, title: Lien à égalité, of: appareil, reference: ordinateur, outcome: fini, adjust: { service: caf } }
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

test.each([
  "multiple",
  "overlap",
  "cross",
  "summary",
  "agreement",
  "association",
  "association_adjusted",
  "rate",
])("docs/formats/%s.csv is what a run writes", async (kind) => {
  const written = new TextDecoder().decode(unzipSync(others)[`tables/${kind}.csv`]);
  const sample = join(samples, `${kind.replaceAll("_", "-")}.csv`);
  if (process.env.VIGIE_ACCEPT) await writeFile(sample, written);
  expect(written).toBe(await readFile(sample, "utf8"));
});
