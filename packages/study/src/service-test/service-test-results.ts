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
