import { join } from "node:path";
import { readStudyFiles } from "../../../apps/cli/src/study/study-folder.ts";

/** A bundle to make: a study as its files, one of its partners, and invented data. */
export interface ReplayCase {
  readonly name: string;
  /** Text by path in the study's folder. */
  readonly study: StudyFiles;
  readonly partner: string;
  /** As `vigie demo --size` takes them. */
  readonly sizes: readonly string[];
  /** Day of the run. */
  readonly date: string;
  /** Changes the mapping that comes with the invented data. */
  readonly mapped: (mapping: string) => string;
  /** Separator of the data files. */
  readonly separator: "," | ";";
}

type StudyFiles = ReadonlyMap<string, string>;

const studies = join(import.meta.dirname, "..", "..", "..", "studies");

/** Ten bundles, each with something that the others lack; some of one partner, so that their budgets add up. */
export async function replayCases(): Promise<readonly ReplayCase[]> {
  const published = await readStudyFiles(join(studies, "publics-fragiles"));
  const reference = edited(published, "study.yaml", /^ {2}public:\n(?: {4,}.*\n)+/m, "");
  const small = await readStudyFiles(join(studies, "nouvelle"));
  const caf = { ...usual, name: "open-list", study: reference, partner: "caf93", sizes: ["3000"] };
  return [
    caf,
    {
      ...caf,
      name: "same-draw-other-container",
      date: "2026-11-26",
      separator: ";",
      mapped: (mapping) => mapping.replaceAll(/^( +)file: .*$/gm, '$&\n$1format: { delimiter: ";" }'),
    },
    {
      ...caf,
      name: "overlapping-window",
      study: edited(
        reference,
        "study.yaml",
        "{ from: 2022-07-01, to: 2022-12-31 }",
        "{ from: 2022-10-01, to: 2023-03-31 }",
      ),
    },
    {
      ...usual,
      name: "public-size",
      study: published,
      partner: "cnav_idf",
      sizes: ["3000", "aspa=1185"],
    },
    {
      ...usual,
      name: "models",
      study: reference,
      partner: "departement93",
      sizes: ["3000", "usagers_sociaux=2000", "enquete_insertion=400"],
    },
    {
      ...usual,
      name: "rows-per-person",
      study: edited(reference, "sources/france_services.yaml", "fields:\n", "rows_per_person: 3\nfields:\n"),
      partner: "prefecture93",
      sizes: ["3000", "france_services=4000"],
    },
    {
      ...usual,
      name: "weights-of-indicators",
      study: reference,
      partner: "odds93",
      sizes: ["3000", "enquete_professionnels=320"],
    },
    {
      ...usual,
      name: "stricter-partner",
      study: edited(small, "sources/allocataires.yaml", "rows_per_person: 1", "rows_per_person: 2"),
      partner: "caf",
      sizes: ["2000"],
      mapped: (mapping) => `${mapping}floors: { rho: 0.5, min: 20 }\naccepts: { small: noisy }\n`,
    },
    {
      ...usual,
      name: "two-sources-of-one-file",
      study: twoSources(small),
      partner: "caf",
      sizes: ["2000"],
      mapped: (mapping) => mapping.replace("file: comptes.csv", "file: allocataires.csv"),
    },
    { ...usual, name: "weighted-survey", study: survey(small), partner: "caf", sizes: ["500"] },
  ];
}

const usual = {
  date: "2026-11-25",
  separator: ",",
  mapped: (mapping: string) => mapping,
} as const satisfies Partial<ReplayCase>;

/** @throws {RangeError} when the text to change is not there */
function edited(files: StudyFiles, path: string, before: string | RegExp, after: string): StudyFiles {
  const text = files.get(path) ?? "";
  const changed = text.replace(before, after);
  if (changed === text) throw new RangeError(`nothing to change in ${path}`);
  return new Map([...files, [path, changed]]);
}

/** A second source, whose mapping reads the file of the first. */
function twoSources(files: StudyFiles): StudyFiles {
  const held = edited(files, "study.yaml", "[allocataires]", "[allocataires, comptes]");
  return new Map([
    ...held,
    [
      "sources/comptes.yaml",
      `source: comptes
label: Comptes en ligne des foyers
unit: { one: foyer, many: foyers }
fields:
  rsa: { type: flag, label: Perçoit le RSA }
  compte_actif: { type: flag, label: Compte en ligne actif }
`,
    ],
    [
      "indicators.yaml",
      `${files.get("indicators.yaml")}
  comptes:
    kind: profile
    source: comptes
    title: Les foyers au RSA ont-ils plus souvent un compte en ligne actif ?
    of: compte_actif
    by: rsa
`,
    ],
  ]);
}

/** Respondents with weights, drawn in strata; a mean, a median and a question of several answers. */
function survey(files: StudyFiles): StudyFiles {
  return new Map([
    ...[...files].filter(([path]) => path === "study.yaml" || path === "codelists/menages.yaml"),
    [
      "codelists/aides.yaml",
      `codelist: aides
label: Aide demandée
codes:
  - { code: formulaire, label: Remplir un formulaire }
  - { code: courrier, label: Comprendre un courrier }
  - { code: weighted, label: Autre aide }
`,
    ],
    [
      "sources/allocataires.yaml",
      `source: allocataires
label: Enquête auprès des foyers
unit: { one: foyer interrogé, many: foyers interrogés }
reading: { kind: sample, note: les réponses se lisent comme un tirage parmi les foyers }
survey: { weights: poids, weight_max: 4, weight_grain: 0.5, strata: { of: menage } }
fields:
  menage: { type: code, codelist: menages, label: Type de ménage }
  rsa: { type: flag, label: Perçoit le RSA }
  aides: { type: multiple, codelist: aides, label: Aide demandée }
  minutes: { type: number, label: Minutes passées, range: { from: 0, to: 120 }, grain: 5 }
  poids: { type: number, label: Poids }
universes:
  rsa: { label: Foyers au RSA, where: { rsa: yes } }
  autres: { label: Autres foyers, where: { rsa: no } }
`,
    ],
    [
      "indicators.yaml",
      `indicators:
  menages: { kind: distribution, source: allocataires, title: Ménages, universe: rsa, of: menage, against: autres, weight: 2.5 }
  aides: { kind: multiple, source: allocataires, title: Aides, of: aides, by: rsa }
  duree: { kind: summary, source: allocataires, title: Durée, of: minutes, by: rsa, statistic: mean }
  duree_mediane:
    kind: summary
    source: allocataires
    title: Durée médiane
    universe: autres
    of: minutes
    by: menage
    statistic: median
    bands: [0, 15, 30, 60]
`,
    ],
  ]);
}
