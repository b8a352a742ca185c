import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AuditedBundle, readBundle } from "@vigie/bundle";
import { parseMapping } from "@vigie/engine";
import { openDuckDb } from "@vigie/engine/node";
import { loadStudy, VigieErrors } from "@vigie/study";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runPartner } from "../src/index.ts";

const indicators = {
  counts: "{ kind: profile, source: families, title: Tailles, of: size, by: town }",
  towns: "{ kind: distribution, source: families, title: Communes, of: town }",
  mean: "{ kind: summary, source: families, title: Moyenne, of: children, by: town, statistic: mean }",
  model:
    "{ kind: association, source: families, title: Lien, of: town, reference: a, outcome: helped, adjust: { home: owner } }",
} as const;

type Asked = readonly (keyof typeof indicators)[];

const files = (asked: Asked) =>
  new Map([
    [
      "study.yaml",
      `vigie: 1
study: essai
version: "1"
title: Familles
window: { from: 2024-01-01, to: 2024-12-31 }
timezone: Europe/Paris
languages: [fr]
partners: { ville: { label: Ville, sources: [families] } }
disclosure: { min: 11 }
`,
    ],
    [
      "codelists/towns.yaml",
      "codelist: towns\nlabel: Communes\ncodes: [{ code: a, label: A }, { code: b, label: B }]\n",
    ],
    [
      "codelists/homes.yaml",
      "codelist: homes\nlabel: Logement\ncodes: [{ code: owner, label: Oui }, { code: tenant, label: Non }]\n",
    ],
    [
      "codelists/sizes.yaml",
      `codelist: sizes
label: Tailles
codes: [{ code: none, label: Zéro, from: 0 }, { code: one, label: Un, from: 1 }, { code: two, label: Deux, from: 2 }]
`,
    ],
    [
      "sources/families.yaml",
      `source: families
label: Familles
unit: { one: famille, many: familles }
fields:
  town: { type: code, codelist: towns, label: Commune }
  children: { type: number, label: Enfants }
  helped: { type: flag, label: Aidée }
  home: { type: code, codelist: homes, label: Propriétaire }
derive:
  size: { bands: children, codelist: sizes, label: Taille }
`,
    ],
    ["indicators.yaml", `indicators:\n${asked.map((id) => `  ${id}: ${indicators[id]}\n`).join("")}`],
  ]);

/** Three families of one child in one town: few enough to be masked. Those that are helped do not say what they own. */
const families = [
  ["a", 0, 60],
  ["a", 1, 3],
  ["a", 2, 20],
  ["b", 0, 80],
  ["b", 1, 60],
  ["b", 2, 50],
].flatMap(([town, children, count]) =>
  Array.from({ length: Number(count) }, (_, at) => {
    const home = at % 4 === 0 ? "yes," : `no,${at % 4 === 1 ? "owner" : "tenant"}`;
    return `${town},${children},${home}`;
  }),
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vigie-chiffres-"));
  const lines = families.map((line, at) => `${at},${line}`);
  await writeFile(join(folder, "families.csv"), `key,town,children,helped,home\n${lines.join("\n")}\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(asked: Asked, previous: readonly AuditedBundle[] = []) {
  const loaded = await loadStudy(files(asked));
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  const { study } = loaded;
  const parsed = parseMapping(
    "mapping: 1\nstudy: essai\npartner: ville\nsources: { families: { units: { file: families.csv, key: key } } }\n",
    join(folder, "ville.yaml"),
    study,
  );
  const partner = study.partners.get("ville");
  if ("errors" in parsed || partner === undefined) throw new RangeError("the small study does not load");
  const engine = await openDuckDb({ workFolder: join(folder, "travail"), inputFolders: [folder] });
  const { bundle, privateFiles, after } = await runPartner({
    secret: "kq9x vltz 4rmw pb7c",
    study,
    partner,
    mapping: parsed.mapping,
    conversions: new Map(),
    engine,
    date: previous.length === 0 ? "2026-01-10" : "2027-01-10",
    softwareVersion: "0.1.0",
    language: "fr",
    signer: null,
    previous,
    progress: () => {},
  }).finally(() => engine.close());
  return { bundle: await readBundle(bundle, {}), page: privateFiles.get("protection.html") ?? "", after };
}

const valuesOf = ({ tables }: AuditedBundle, indicator: string) =>
  tables.get(indicator)?.rows.flatMap(({ values }) => values.filter((value) => value !== null)) ?? [];
const entryOf = ({ manifest }: AuditedBundle, indicator: string) =>
  manifest.tables.find((entry) => entry.indicator === indicator);

test("numbers that would tell what an earlier bundle masks do not leave, though the study asks its table no more", async () => {
  const before = await run(["counts"]);
  expect(before.bundle.tables.get("counts")?.rows.some(({ count }) => count === null)).toBe(true);
  const alone = await run(["mean"]);
  expect(valuesOf(alone.bundle, "mean")).not.toEqual([]);
  const after = await run(["mean"], [before.bundle]);
  expect(valuesOf(after.bundle, "mean")).toEqual([]);
  expect(entryOf(after.bundle, "mean")?.silence).toEqual({ reason: "secret", attributes: [] });
});

test("a table whose masks numbers that left before would tell stays", async () => {
  const before = await run(["mean"]);
  const after = await run(["mean", "towns", "counts"], [before.bundle]);
  expect(entryOf(after.bundle, "counts")).toMatchObject({ treatment: "withheld" });
  expect(entryOf(after.bundle, "towns")?.treatment).toBe("published");
  expect(after.after.telling).toEqual(["counts"]);
});

test("so does one of which nothing says whether they would, and the indicator to keep is named", async () => {
  const before = await run(["mean"]);
  const after = await run(["towns", "counts"], [before.bundle]);
  expect(after.after).toMatchObject({ telling: ["counts"], dropped: ["mean"] });
  expect(valuesOf(after.bundle, "towns")).toEqual([]);
});

test("that nobody known has the outcome is said to the partner, and does not leave", async () => {
  const { bundle, page } = await run(["model"]);
  expect(entryOf(bundle, "model")?.silence).toEqual({ reason: "secret", attributes: [] });
  expect(page).toContain("tous ceux dont tout est connu ont le résultat, ou aucun ne l’a");
});
