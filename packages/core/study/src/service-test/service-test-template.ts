import type { Entry, ServiceTest } from "../model/service-test.ts";

/** What testers fill: each sheet is rows of texts, a header first. */
export interface ServiceTestTemplate {
  /** A line a step of each test to do: every tester, every service, every device. */
  readonly results: Sheet;
  /** A line a topic of each of them. */
  readonly quality: Sheet;
  /** Every code of the grid, and every word that cells may hold. */
  readonly codes: Sheet;
}

export interface Sheet {
  readonly rows: readonly (readonly string[])[];
  /** Words that the cells of a column may hold, where these are counted. */
  readonly choices: ReadonlyMap<string, readonly string[]>;
}

/** The models of a grid: filled, they are read as they are; lines left empty are tests not made. */
export function serviceTestTemplate(grid: ServiceTest): ServiceTestTemplate {
  const obstacles = grid.obstacles.map(({ code }) => code);
  const tests = grid.testers.flatMap((tester) =>
    grid.services.flatMap((service) =>
      grid.devices.map((device) => ({ tester, service, device: device.code })),
    ),
  );
  const results = tests.flatMap(({ tester, service, device }, at) =>
    service.steps.map(({ code }) =>
      padded(
        [String(at + 1), tester, "", service.code, device, code],
        stepColumns.length + obstacles.length + 1,
      ),
    ),
  );
  const quality = tests.flatMap(({ service, device }, at) =>
    grid.topics.map(({ code }) =>
      padded([String(at + 1), service.code, device, code], qualityColumns.length + 1),
    ),
  );
  const [yesNo, severities, answers] = [yesOrNoWords, severityWords, answerWords].map((words) => [
    ...words.keys(),
  ]);
  return {
    results: {
      rows: [[...stepColumns, ...obstacles, remarksColumn], ...results],
      choices: new Map<string, readonly string[]>([
        ["atteinte", yesNo ?? []],
        ["aide", yesNo ?? []],
        ...obstacles.map((code) => [code, severities ?? []] as const),
      ]),
    },
    quality: {
      rows: [[...qualityColumns, remarksColumn], ...quality],
      choices: new Map([["reponse", answers ?? []]]),
    },
    codes: { rows: codesOf(grid), choices: new Map() },
  };
}

function padded(cells: readonly string[], width: number): readonly string[] {
  return [...cells, ...Array.from({ length: width - cells.length }, () => "")];
}

function codesOf({ services, obstacles, devices, topics }: ServiceTest): Sheet["rows"] {
  const list = (column: string, entries: readonly Entry[]) =>
    entries.map(({ code, label }) => [column, code, label.fr]);
  const words = (column: string, given: ReadonlyMap<string, string>) =>
    [...given.keys()].map((word) => [column, word, ""]);
  return [
    ["colonne", "code", "sens"],
    ...list("service", services),
    ...services.flatMap(({ code, steps }) =>
      steps.map((step) => ["etape", step.code, `${code} : ${step.label.fr}`]),
    ),
    ...list("appareil", devices),
    ...list("colonnes d’obstacles", obstacles),
    ...words("colonnes d’obstacles", severityWords),
    ...words("atteinte, aide", yesOrNoWords),
    ["minutes", "un nombre", "Durée de l’étape. Laissez vide si vous ne l’avez pas mesurée."],
    ["systemes", "des noms", "Sites, messagerie, SMS, scanner… traversés à cette étape, séparés par +."],
    ["allers_retours", "un nombre", "Allers et retours entre ces systèmes."],
    ["documents", "un nombre", "Pièces demandées à cette étape."],
    ...list("sujet", topics),
    ...words("reponse", answerWords),
  ];
}

/*
 * How results of tests are written by those who test: the models that they fill, what is read back, and fiction.
 */

/** Columns of the file of results, one line per step of a test; one more column follows for each type of obstacle. */
export const stepColumns = [
  "test",
  "testeur",
  "date",
  "service",
  "appareil",
  "etape",
  "atteinte",
  "minutes",
  "systemes",
  "allers_retours",
  "aide",
  "documents",
] as const;
export type StepColumn = (typeof stepColumns)[number];

/** Columns of the file of quality, one line per topic of a test. */
export const qualityColumns = ["test", "service", "appareil", "sujet", "reponse"] as const;
export type QualityColumn = (typeof qualityColumns)[number];

/** Read by people alone. */
export const remarksColumn = "remarques";

/** What a cell of the file may hold, and the code it stands for. */
export const yesOrNoWords: ReadonlyMap<string, string> = new Map([
  ["oui", "yes"],
  ["non", "no"],
]);
export const severityWords: ReadonlyMap<string, string> = new Map([
  ["mineur", "minor"],
  ["majeur", "major"],
  ["bloquant", "blocking"],
]);
export const answerWords: ReadonlyMap<string, string> = new Map([
  ["oui", "yes"],
  ["en partie", "partly"],
  ["non", "no"],
  ["sans objet", "not_applicable"],
]);
