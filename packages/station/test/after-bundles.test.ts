import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readBundle } from "@vigie/bundle";
import { parseMapping } from "@vigie/engine";
import { openDuckDb } from "@vigie/engine/node";
import { type Language, languages, loadStudy } from "@vigie/study";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PartnerRun, runPartner } from "../src/index.ts";

/** Homes of two towns of the East and one of the West, and who owns: three of them change in one town. */
const people = (moved: number) =>
  [
    ["e1", 45 - moved, 35 + moved],
    ["e2", 40, 30],
    ["w1", 60, 50],
  ].flatMap(([town, owners, tenants]) =>
    [
      ["owner", owners],
      ["tenant", tenants],
    ].flatMap(([home, count]) =>
      Array.from({ length: Number(count) }, (_, at) => `${town},${home},${at % 2 === 0 ? "yes" : "no"}`),
    ),
  );

const indicators = {
  regions: "{ kind: profile, source: homes, title: { fr: Par région, en: By region }, of: home, by: region }",
  towns: "{ kind: profile, source: homes, title: { fr: Par ville, en: By town }, of: home, by: town }",
  cars: "{ kind: profile, source: homes, title: { fr: Voitures, en: Cars }, of: car, by: town }",
} as const;

const study = (asked: readonly (keyof typeof indicators)[]) =>
  new Map([
    [
      "study.yaml",
      `vigie: 1
study: essai
version: "1"
title: Logements
window: { from: 2024-01-01, to: 2024-12-31 }
timezone: Europe/Paris
languages: [fr, en]
partners: { ville: { label: Ville, sources: [homes] } }
disclosure: { min: 5 }
`,
    ],
    [
      "codelists/towns.yaml",
      `codelist: towns
label: Villes
codes:
  - { code: east, label: Est }
  - { code: west, label: Ouest }
  - { code: e1, parent: east, label: Une }
  - { code: e2, parent: east, label: Deux }
  - { code: w1, parent: west, label: Trois }
`,
    ],
    [
      "codelists/homes.yaml",
      "codelist: homes\nlabel: Logement\ncodes: [{ code: owner, label: Propriétaire }, { code: tenant, label: Locataire }]\n",
    ],
    [
      "sources/homes.yaml",
      `source: homes
label: Logements
unit: { one: logement, many: logements }
fields:
  town: { type: code, codelist: towns, label: Ville }
  home: { type: code, codelist: homes, label: Logement }
  car: { type: flag, label: Voiture }
derive:
  region: { parent: town, label: Région }
`,
    ],
    ["indicators.yaml", `indicators:\n${asked.map((id) => `  ${id}: ${indicators[id]}\n`).join("")}`],
  ]);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vigie-lots-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run({
  asked,
  moved = 0,
  language = "fr",
  before,
}: {
  readonly asked: readonly (keyof typeof indicators)[];
  readonly moved?: number;
  readonly language?: Language;
  readonly before?: PartnerRun;
}): Promise<PartnerRun> {
  const lines = people(moved).map((line, at) => `${at},${line}`);
  await writeFile(join(folder, "homes.csv"), `key,town,home,car\n${lines.join("\n")}\n`);
  const loaded = await loadStudy(study(asked));
  if ("errors" in loaded) throw new RangeError(loaded.errors.map(({ code }) => code).join());
  const mapping = parseMapping(
    "mapping: 1\nstudy: essai\npartner: ville\nsources: { homes: { units: { file: homes.csv, key: key } } }\n",
    join(folder, "ville.yaml"),
    loaded.study,
  );
  const partner = loaded.study.partners.get("ville");
  if ("errors" in mapping || partner === undefined) throw new RangeError("the small study does not load");
  const engine = await openDuckDb({ workFolder: join(folder, "travail"), inputFolders: [folder] });
  return runPartner({
    secret: "kq9x vltz 4rmw pb7c",
    conversions: new Map(),
    study: loaded.study,
    partner,
    mapping: mapping.mapping,
    engine,
    date: before === undefined ? "2026-01-10" : "2027-01-10",
    softwareVersion: "0.1.0",
    language,
    signer: null,
    previous: before === undefined ? [] : [await readBundle(before.bundle, {})],
    progress: () => {},
  }).finally(() => engine.close());
}

const page = ({ privateFiles }: PartnerRun) =>
  (privateFiles.get("protection.html") ?? "").replaceAll(/[\u00a0\u202f]/g, " ");

const says: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    "Un tableau est retenu, car avec les lots déjà transmis il dirait ce qu’il en est de quelques personnes :</p>\n<ul><li>Par ville</li></ul>",
    "L’étude ne demande plus l’indicateur regions, que ces lots contiennent : demandez à l’observatoire de le garder dans <code>indicators.yaml</code>.",
  ],
  en: [
    "One table is withheld, since with the bundles already sent it would tell of a few people:</p>\n<ul><li>By town</li></ul>",
    "The study no longer asks the indicator regions, which those bundles hold: ask the observatory to keep it in <code>indicators.yaml</code>.",
  ],
};

test.each(languages)(
  "an indicator asked no more, for which a table stays, is named in %s",
  async (language) => {
    const before = await run({ asked: ["regions"] });
    const after = await run({ asked: ["cars", "towns"], moved: 3, language, before });
    expect(after.after).toMatchObject({ telling: ["towns"], dropped: ["regions"] });
    for (const sentence of says[language]) expect(page(after)).toContain(sentence);
  },
);

test("where the study still asks it, or nothing left before, nothing is said of it", async () => {
  const before = await run({ asked: ["regions"] });
  const kept = await run({ asked: ["cars", "regions", "towns"], moved: 3, before });
  for (const made of [before, kept])
    expect(page(made)).not.toMatch(/ne demande plus|lots déjà transmis il|<ul><li>Par ville/);
});
