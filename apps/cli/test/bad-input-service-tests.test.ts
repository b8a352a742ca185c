import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import Excel from "exceljs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { writeGrid } from "./small-grid.ts";
import { acceptNothing, vigie, workbench } from "./vigie.ts";

let folder: string;
let clear: () => Promise<void>;
const made = await workbench();
beforeAll(async () => {
  await writeGrid(made.folder);
  await vigie(["kit", "grille", "--out", "kit"], made.folder);
});
afterAll(() => made.clear());
beforeEach(async () => {
  ({ folder, clear } = await workbench());
  await cp(made.folder, folder, { recursive: true });
});
afterEach(() => clear());

type Cells = Readonly<Record<string, string>>;

const readModel = async (name: string): Promise<readonly (readonly string[])[]> =>
  (await readFile(join(folder, "kit", "odds", name), "utf8"))
    .replace("\uFEFF", "")
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(";"));

/** A model with its first lines filled, as a person does. */
async function filled(name: string, lines: readonly Cells[]): Promise<readonly (readonly string[])[]> {
  const [head = [], ...rows] = await readModel(name);
  return [head, ...rows.map((row, line) => row.map((cell, at) => lines[line]?.[head[at] ?? ""] ?? cell))];
}

/** As a French spreadsheet saves it. */
const writeCsv = async (name: string, rows: readonly (readonly string[])[]) =>
  writeFile(
    join(folder, name),
    Buffer.from(`${rows.map((row) => row.join(";")).join("\r\n")}\r\n`, "latin1"),
  );

const map = (file: string, source: string) =>
  vigie(["map", "grille", file, "--source", source, "--out", "odds.yaml"], folder);
const run = () =>
  vigie(
    ["run", "grille", "--partner", "odds", "--data", "odds.yaml", "--out", "sortie", "--date", "2023-12-31"],
    folder,
  );
const sources = ["service_tests", "service_steps", "service_ratings"];

/** Two tests of the C2S, one to the end. */
const steps: readonly Cells[] = [
  { date: "02/05/2023", atteinte: "oui", minutes: "4,5", remarques: "trouvé à côté" },
  { date: "02/05/2023", atteinte: "oui", minutes: "6", password: "majeur" },
  { date: "03/05/2023", atteinte: "oui", minutes: "5" },
  { date: "03/05/2023", atteinte: "non", minutes: "9", scan: "bloquant" },
];
const answers: readonly Cells[] = [{ reponse: "En partie" }, { reponse: "non" }];

async function wholeWay(): Promise<void> {
  await acceptNothing(join(folder, "odds.yaml"), [...sources, "service_quality"]);
  const { code, error } = await run();
  expect([code, error]).toEqual([0, ""]);
  const table = (name: string) =>
    readFile(join(folder, "sortie", "private", "tables", `${name}.csv`), "utf8");
  expect(await table("completed")).toContain("all,c2s,yes,1");
  expect(await table("completed")).toContain("all,c2s,no,1");
  expect(await table("quality")).toContain("all,help,partly,1");
  const assembled = await vigie(
    ["assemble", "grille", join("sortie", "bundle.zip"), "--out", "site"],
    folder,
  );
  expect([assembled.code, assembled.error]).toEqual([0, ""]);
  expect((await readdir(join(folder, "site", "donnees"))).toSorted()).toEqual(
    expect.arrayContaining(["agreement.csv", "completed.csv", "minutes.csv", "quality.csv"]),
  );
}

describe("models are filled, recognised by map for each of their sources, run and assembled", () => {
  test("as CSV files that a French spreadsheet saved", async () => {
    await writeCsv("tests.csv", await filled("tests.csv", steps));
    await writeCsv("qualite.csv", await filled("qualite.csv", answers));
    for (const [file, source] of [
      ...sources.map((each) => ["tests.csv", each] as const),
      ["qualite.csv", "service_quality"] as const,
    ]) {
      const { code, out } = await map(file, source);
      expect([source, code]).toEqual([source, 0]);
      expect(out).toContain(`forme connue : ${source}`);
    }
    await wholeWay();
  });

  test("as one workbook, whose second sheet is that of quality", async () => {
    const workbook = new Excel.Workbook();
    await workbook.xlsx.readFile(join(folder, "kit", "odds", "tests.xlsx"));
    for (const [name, file, lines] of [
      ["Étapes", "tests.csv", steps],
      ["Qualité", "qualite.csv", answers],
    ] as const) {
      const sheet = workbook.getWorksheet(name);
      if (sheet === undefined) throw new RangeError("the model has this sheet");
      for (const [at, row] of (await filled(file, lines)).entries()) sheet.getRow(at + 1).values = [...row];
    }
    await workbook.xlsx.writeFile(join(folder, "tests.xlsx"));
    for (const source of [...sources, "service_quality"]) {
      const { code, out } = await map("tests.xlsx", source);
      expect([source, code]).toEqual([source, 0]);
      expect(out).toContain(`forme connue : ${source}`);
    }
    expect(await readFile(join(folder, "odds.yaml"), "utf8")).toContain("sheet: Qualité");
    await wholeWay();
  });

  test("even before anything is filled: map says that there is no value yet", async () => {
    const { code, out } = await map(join("kit", "odds", "tests.csv"), "service_tests");
    expect(code).toBe(0);
    expect(out).toContain("aucune valeur pour l’instant");
  });
});

const unknown = (line: number, column: string, known: string) => `tests.csv, ligne ${line}
  La colonne « ${column} » contient une valeur qui n’est pas dans la grille, à partir de cette ligne.
  Attendu : Valeurs possibles : ${known}.
  Remède : Corrigez la ligne d’après la feuille des codes, ou complétez la grille de l’étude.
`;

describe("a result that is not of the grid is refused by map and by run, with its line", () => {
  test.each<{ title: string; line: number; cells: Cells; output: string }>([
    { title: "a step unknown", line: 1, cells: { etape: "pay" }, output: unknown(3, "etape", "find, send") },
    {
      title: "a severity of another scale",
      line: 3,
      cells: { scan: "grave" },
      output: unknown(5, "scan", "mineur, majeur, bloquant"),
    },
    {
      title: "a day that does not exist",
      line: 0,
      cells: { date: "31/02/2023" },
      output: unknown(2, "date", "un jour, comme 31/12/2023, ou rien"),
    },
    {
      title: "a remark that holds the separator",
      line: 1,
      cells: { remarques: "long;Mme Untel" },
      output: `tests.csv, ligne 3
  Cette ligne a une valeur à droite de la dernière colonne : ce qu’elle dit serait perdu, et les valeurs qui précèdent sont peut-être décalées.
  Attendu : Rien à droite de la dernière colonne que l’en-tête nomme.
`,
    },
  ])("$title", async ({ line, cells, output }) => {
    await writeCsv("tests.csv", await filled("tests.csv", steps));
    await map("tests.csv", "service_tests");
    await acceptNothing(join(folder, "odds.yaml"), [...sources, "service_quality"]);
    const before = await readFile(join(folder, "odds.yaml"), "utf8");
    await writeCsv(
      "tests.csv",
      await filled(
        "tests.csv",
        steps.map((step, at) => (at === line ? { ...step, ...cells } : step)),
      ),
    );
    for (const { code, error } of [await map("tests.csv", "service_tests"), await run()]) {
      expect(code).toBe(1);
      expect(error).toContain(output);
      for (const value of Object.values(cells)) expect(error).not.toContain(`« ${value} »`);
      expect(error).not.toContain("Untel");
    }
    expect(await readFile(join(folder, "odds.yaml"), "utf8")).toBe(before);
    expect((await readdir(folder)).filter((name) => name.includes("sortie"))).toEqual([]);
  });
});
