import { type Choices, columnName, quotedSheet, type SheetCell, type WrittenSheet } from "@vigie/files";
import { answerWords, type ServiceTest, severityWords, type TestedService, yesOrNoWords } from "@vigie/study";

/** One test to do: a tester, a service, a device. */
export interface TestToDo {
  /** From 1, in the order of the models. */
  readonly number: number;
  readonly tester: string;
  readonly service: TestedService;
  readonly device: ServiceTest["devices"][number];
}

/** Where the sheet of a test holds what the sheets of all tests take from it; rows are numbered from 1. */
export interface TestCells {
  readonly date: string;
  /** @param at of the step from 0 @param line of what is noted of a step, from 0 */
  readonly step: (at: number, line: number) => string;
  /** @param at of the topic from 0 @param part 0 for the answer, 1 for remarks */
  readonly topic: (at: number, part: number) => string;
}

interface StepLine {
  readonly label: string;
  readonly words: ReadonlyMap<string, string> | null;
}

const dateRow = 3;
/** Row that names the steps; what is noted of them follows. */
const stepsRow = 5;

/** A sheet that a tester fills in: steps side by side, what is noted of each below, then what is judged of the whole. */
export function testSheet(test: TestToDo, grid: ServiceTest): WrittenSheet {
  const { service, device, tester } = test;
  const lines = linesOf(grid);
  const steps = service.steps.map((step, at) => `${at + 1}. ${step.label.fr}`);
  const blanks = steps.map((): SheetCell => ({ value: null, style: "entry" }));
  const width = Math.max(2, steps.length);
  const rows: readonly (readonly SheetCell[])[] = [
    [{ value: `Test ${test.number} : ${service.label.fr} (${service.institution.fr})`, style: "title" }],
    [{ value: `Testeur ou testeuse : ${tester}. Appareil : ${device.label.fr}.`, style: "plain" }],
    [
      { value: "Date du test (jj/mm/aaaa)", style: "strong" },
      { value: null, style: "entry" },
    ],
    [{ value: "Laissez vide une étape qui n’est pas testée.", style: "muted" }],
    ["À chaque étape", ...steps].map((value) => ({ value, style: "head" })),
    ...lines.map(({ label }): readonly SheetCell[] => [{ value: label, style: "text" }, ...blanks]),
    [],
    ["À la fin du test", "Réponse", "Remarques"].map((value) => ({ value, style: "head" })),
    ...grid.topics.map(({ label }): readonly SheetCell[] => [
      { value: label.fr, style: "text" },
      { value: null, style: "entry" },
      { value: null, style: "entry" },
    ]),
  ];
  return {
    name: sheetName(test),
    widths: [44, ...Array.from({ length: width }, () => 22)],
    rows,
    header: null,
    frozen: { rows: stepsRow, columns: 1 },
    running: null,
    choices: choicesOf(test, grid),
  };
}

export function sheetName({ number }: Pick<TestToDo, "number">): string {
  return `Test ${number}`;
}

export function cellsOfTest(test: Pick<TestToDo, "number">, grid: ServiceTest): TestCells {
  const at = (column: number, row: number) => `${quotedSheet(sheetName(test))}!${columnName(column)}${row}`;
  return {
    date: at(1, dateRow),
    step: (step, line) => at(step + 1, stepsRow + 1 + line),
    topic: (topic, part) => at(part + 1, topicsRow(grid) + 1 + topic),
  };
}

/** What is noted of a step, in the order of the columns of the models after the one of the step. */
function linesOf({ obstacles }: ServiceTest): readonly StepLine[] {
  const yesOrNo = listed(yesOrNoWords);
  const severities = listed(severityWords);
  return [
    { label: `Étape atteinte (${yesOrNo})`, words: yesOrNoWords },
    { label: "Durée en minutes", words: null },
    { label: "Sites, messagerie, SMS… traversés, séparés par +", words: null },
    { label: "Nombre d’allers et retours entre eux", words: null },
    { label: `Aide nécessaire (${yesOrNo})`, words: yesOrNoWords },
    { label: "Nombre de documents demandés", words: null },
    ...obstacles.map(({ label }) => ({ label: `${label.fr} (${severities})`, words: severityWords })),
    { label: "Remarques", words: null },
  ];
}

/** Row that names what is answered on topics. */
function topicsRow(grid: ServiceTest): number {
  return stepsRow + linesOf(grid).length + 2;
}

function choicesOf({ service }: TestToDo, grid: ServiceTest): readonly Choices[] {
  const first = topicsRow(grid) + 1;
  const topics = choice(1, answerWords, [first, first + grid.topics.length - 1]);
  const steps = linesOf(grid).flatMap(({ words }, line) => {
    const row = stepsRow + 1 + line;
    return words === null ? [] : service.steps.map((_, at) => choice(at + 1, words, [row, row]));
  });
  return [...steps, topics];
}

function choice(
  column: number,
  words: ReadonlyMap<string, string>,
  rows: readonly [first: number, last: number],
): Choices {
  const allowed = [...words.keys()];
  const sentence = `Choisissez : ${allowed.join(", ")}, ou laissez vide.`;
  return { column, rows, words: allowed, refusal: { title: "Valeur inconnue", sentence } };
}

function listed(words: ReadonlyMap<string, string>): string {
  return [...words.keys()].join(", ");
}
