import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { convertFiles } from "@vigie/engine";
import { openDuckDb } from "@vigie/engine/node";
import { diskStore } from "@vigie/files/node";
import { knownShapes } from "@vigie/known-lists";
import { parseMapping } from "@vigie/mapping";
import { type PartnerRun, runPartner } from "@vigie/partner";
import { frenchTerritories } from "@vigie/places/node";
import { loadStudy } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import { VigieErrors } from "@vigie/words";
import { describe, expect, test } from "vitest";
import { mappingSecret, tableOf } from "../packages/core/partner/test/small-study.ts";

const list = (name: string, codes: readonly string[], missing: readonly string[] = []) =>
  [
    `codelists/${name}.yaml`,
    JSON.stringify({
      codelist: name,
      label: name,
      codes: [
        ...codes.map((code) => ({ code, label: code })),
        ...missing.map((code) => ({ code, label: code, missing: "not_asked" })),
      ],
    }),
  ] as const;

const files = new Map<string, string>([
  [
    "study.yaml",
    `vigie: 1
study: mediation
version: "1"
title: Médiation
window: { from: 2022-03-01, to: 2022-03-31 }
timezone: Europe/Paris
languages: [fr]
partners: { anct: { label: ANCT, sources: [reports] } }
`,
  ],
  list("places", ["structure", "elsewhere", "remote", "home"]),
  list("ages", ["under-12", "12-18", "18-35", "35-60", "60-plus"], ["several"]),
  list("themes", [
    "equipement_informatique",
    "vocabulaire",
    "internet",
    "securite",
    "courriel",
    "echanger",
    "traitement_texte",
    "contenus_numeriques",
    "trouver_emploi",
    "tpe_pme",
    "accompagner_enfant",
    "demarche_en_ligne",
    "fraude_et_harcelement",
    "sante",
    "smartphone",
    "budget",
    "scolaire",
    "diagnostic",
    "autre",
  ]),
  [
    "sources/reports.yaml",
    `source: reports
label: Comptes rendus d’activité
unit: { one: compte rendu, many: comptes rendus }
fields:
  date: { type: date, label: Jour }
  place_of_help: { type: code, codelist: places, label: Lieu de l’aide }
  age: { type: code, codelist: ages, label: Âge }
  themes: { type: multiple, codelist: themes, label: Thèmes }
  minutes: { type: number, label: Durée en minutes, range: { from: 0, to: 240 }, grain: 1 }
`,
  ],
  [
    "indicators.yaml",
    `indicators:
  places: { kind: distribution, source: reports, title: Lieux, of: place_of_help }
  ages: { kind: profile, source: reports, title: Âges, by: place_of_help, of: age }
  themes: { kind: multiple, source: reports, title: Thèmes, of: themes }
  minutes: { kind: summary, source: reports, title: Durée médiane, of: minutes, by: place_of_help, statistic: median, bands: [0, 15, 30, 60, 120] }
`,
  ],
]);

const converters = [knownShapes(frenchTerritories)];
const real = join(import.meta.dirname, "../../shared/data/mediation-cra/cra_dev_86.csv");

async function reported(): Promise<PartnerRun> {
  const loaded = await loadStudy(files);
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  const { study } = loaded;
  const text = `mapping: 1\nstudy: mediation\npartner: anct\nsecret: ${mappingSecret}\nsources:\n  reports: { units: { file: ${JSON.stringify(real)}, shape: activity_cra_v1, key: report } }\n`;
  const parsed = parseMapping(text, "anct.yaml", {
    study,
    shapes: converters.flatMap(({ shapes }) => shapes),
  });
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  const partner = study.partners.get("anct");
  if (partner === undefined) throw new RangeError("the study has its partner");
  const folder = await mkdtemp(join(tmpdir(), "vigie-cra-"));
  const workFolder = join(folder, "converted");
  const { mapping, conversions } = await convertFiles(parsed.mapping, {
    study,
    day: "2022-12-31",
    store: diskStore(workFolder),
    converters,
  });
  const engine = await openDuckDb({
    workFolder: join(folder, "work"),
    inputFolders: [dirname(real), workFolder],
  });
  try {
    return await runPartner({
      secret: new Uint8Array(32).fill(7),
      conversions,
      study,
      partner,
      mapping,
      writtenMapping: mapping,
      engine,
      date: "2022-12-31",
      softwareVersion: "0.1.0",
      language: "fr",
      signer: null,
      comment: null,
      firstIndicators: null,
      progress: () => undefined,
    });
  } finally {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}

describe.skipIf(!existsSync(real))("86 activity reports (skipped where the file is absent)", () => {
  test("76 of which describe one person: counts leave with noise, and no duration of a report", async () => {
    const run = await reported();
    const counts = (tables: readonly ReleasedTable[]) =>
      tableOf(tables, "places").rows.map(({ codes, count }) => [codes[1], count]);
    expect(counts(run.release.exactTables)).toEqual([
      ["structure", 53],
      ["elsewhere", 27],
      ["remote", 2],
      ["home", 4],
      ["_U", 0],
      ["_T", 86],
    ]);
    expect(counts(run.release.tables)).not.toEqual(counts(run.release.exactTables));
    for (const { rows } of run.release.tables)
      for (const { count, values } of rows) {
        if (count === null) expect(values.every((value) => value === null)).toBe(true);
        else expect(count).toBeGreaterThanOrEqual(11);
      }
    expect(tableOf(run.release.tables, "minutes").measures).toEqual(["count_error", "base", "base_error"]);
    expect(run.privateFiles.get("qualite.html")).toContain("est d’une forme connue");
  });
});
