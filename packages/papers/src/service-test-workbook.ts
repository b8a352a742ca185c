import { type SheetCell, textSheet, type WrittenSheet, xlsx } from "@vigie/files";
import { type ServiceTest, type Sheet, serviceTestTemplate, stepColumns } from "@vigie/study";
import { cellsOfTest, sheetName, type TestToDo, testSheet } from "./test-sheet.ts";

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

function contents(tests: readonly TestToDo[]): WrittenSheet {
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

function modelSheet(name: string, { rows, choices }: Sheet, formulas: Formulas): WrittenSheet {
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
