import {
  type ColumnChoices,
  columnName,
  quotedSheet,
  type SheetCell,
  type SheetContent,
  spreadsheetText,
  textSheet,
  xlsx,
} from "@vigie/files";
import {
  answerWords,
  type ServiceTest,
  type Sheet,
  serviceTestTemplate,
  severityWords,
  stepColumns,
  type TestedService,
  yesOrNoWords,
} from "@vigie/study";

/** Columns that stay in view where all tests are together: who tests what, on what, and the step. */
const headColumns = stepColumns.indexOf("atteinte");

/**
 * The models of a grid as one workbook: a sheet per test, which testers fill in, and before them the sheets of all tests, which
 * take their cells from those. The results come first, as that is the sheet that Vigie reads by default.
 */
export function serviceTestWorkbook(grid: ServiceTest): Uint8Array {
  const tests = testsOf(grid);
  const { results, quality, codes } = serviceTestTemplate(grid);
  const together = [
    {
      ...modelSheet("Étapes", results, stepFormulas(tests, grid)),
      frozen: { rows: 1, columns: headColumns },
    },
    { ...modelSheet("Qualité", quality, topicFormulas(tests, grid)), frozen: { rows: 1, columns: 4 } },
    modelSheet("Codes", codes, []),
  ];
  return xlsx({
    title: "Tests de services",
    language: "fr",
    day: null,
    sheets: [...together, contents(tests), ...tests.map((test) => testSheet(test, grid))],
    opensAt: together.length,
  });
}

/** In the order of the models: every tester, every service, every device. */
function testsOf({ testers, services, devices }: ServiceTest): readonly TestToDo[] {
  return testers
    .flatMap((tester) =>
      services.flatMap((service) => devices.map((device) => ({ tester, service, device }))),
    )
    .map((test, at) => ({ number: at + 1, ...test }));
}

/** By row under the header, the formula of each column; null for what the model writes itself. */
type Formulas = readonly (readonly (string | null)[])[];

function stepFormulas(tests: readonly TestToDo[], grid: ServiceTest): Formulas {
  return tests.flatMap((test) => {
    const cells = cellsOfTest(test, grid);
    const noted = Array.from({ length: stepColumns.length - headColumns + grid.obstacles.length + 1 });
    const date = stepColumns.indexOf("date");
    return test.service.steps.map((_, step) => [
      ...stepColumns
        .slice(0, headColumns)
        .map((_, column) => (column === date ? copied(cells.date, dayOf(cells.date)) : null)),
      ...noted.map((_, line) => copied(cells.step(step, line))),
    ]);
  });
}

function topicFormulas(tests: readonly TestToDo[], grid: ServiceTest): Formulas {
  return tests.flatMap((test) => {
    const cells = cellsOfTest(test, grid);
    return grid.topics.map((_, topic) => [
      ...[null, null, null, null],
      copied(cells.topic(topic, 0)),
      copied(cells.topic(topic, 1)),
    ]);
  });
}

/** A spreadsheet makes 0 of an empty cell that another one copies. */
function copied(cell: string, value = cell): string {
  return `IF(${cell}="","",${value})`;
}

/** A day is a number to a spreadsheet, and the format that `TEXT` would write it by depends on its language. */
function dayOf(cell: string): string {
  const two = (part: string) => `RIGHT("0"&${part}(${cell}),2)`;
  return `IF(ISNUMBER(${cell}),YEAR(${cell})&"-"&${two("MONTH")}&"-"&${two("DAY")},${cell})`;
}

function contents(tests: readonly TestToDo[]): SheetContent {
  const sheet = textSheet(
    "Sommaire",
    [
      ["feuille", "testeur ou testeuse", "service", "appareil"],
      ...tests.map((test) => [sheetName(test), test.tester, test.service.label.fr, test.device.label.fr]),
    ],
    [12, 22, 60, 24],
  );
  return {
    ...sheet,
    rows: sheet.rows.map(([first, ...others], row) =>
      first === undefined || row === 0
        ? [...(first === undefined ? [] : [first]), ...others]
        : [{ ...first, style: "link", to: String(first.value) }, ...others],
    ),
  };
}

function modelSheet(name: string, { rows, choices }: Sheet, formulas: Formulas): SheetContent {
  const [header = []] = rows;
  const widths = header.map((_, column) =>
    Math.min(60, Math.max(...rows.map((row) => row[column]?.length ?? 0)) + 2),
  );
  const sheet = textSheet(name, rows, widths, "plain");
  return {
    ...sheet,
    rows: sheet.rows.map((cells, row) =>
      cells.map((cell, column): SheetCell => {
        const formula = row === 0 ? null : (formulas[row - 1]?.[column] ?? null);
        return formula === null ? cell : { ...cell, formula };
      }),
    ),
    choices: header.flatMap((title, column) => {
      const words = choices.get(title);
      if (words === undefined) return [];
      const sentence = `Choisissez : ${words.join(", ")}, ou laissez vide.`;
      return [{ column, words, refusal: { title: "Valeur inconnue", sentence } }];
    }),
  };
}

/** The models that testers of services fill in, by name: a workbook, and the same as texts for a spreadsheet. */
export function serviceTestFiles(serviceTest: ServiceTest): ReadonlyMap<string, string | Uint8Array> {
  const template = serviceTestTemplate(serviceTest);
  return new Map<string, string | Uint8Array>([
    ["tests.xlsx", serviceTestWorkbook(serviceTest)],
    ["tests.csv", spreadsheetText(template.results.rows, ";")],
    ["qualite.csv", spreadsheetText(template.quality.rows, ";")],
    ["codes.csv", spreadsheetText(template.codes.rows, ";")],
  ]);
}

/** One test to do: a tester, a service, a device. */
interface TestToDo {
  /** From 1, in the order of the models. */
  readonly number: number;
  readonly tester: string;
  readonly service: TestedService;
  readonly device: ServiceTest["devices"][number];
}

/** Where the sheet of a test holds what the sheets of all tests take from it; rows are numbered from 1. */
interface TestCells {
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
function testSheet(test: TestToDo, grid: ServiceTest): SheetContent {
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

function sheetName({ number }: Pick<TestToDo, "number">): string {
  return `Test ${number}`;
}

function cellsOfTest(test: Pick<TestToDo, "number">, grid: ServiceTest): TestCells {
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

function choicesOf({ service }: TestToDo, grid: ServiceTest): readonly ColumnChoices[] {
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
): ColumnChoices {
  const allowed = [...words.keys()];
  const sentence = `Choisissez : ${allowed.join(", ")}, ou laissez vide.`;
  return { column, rows, words: allowed, refusal: { title: "Valeur inconnue", sentence } };
}

function listed(words: ReadonlyMap<string, string>): string {
  return [...words.keys()].join(", ");
}
