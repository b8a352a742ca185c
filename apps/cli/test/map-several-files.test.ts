import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { exampleFolder } from "./example-folder.ts";
import { vigie, writeFiles } from "./vigie.ts";

/** The small study, which asks the commune of households: three communes gave a file each, without it. */

const folder = await exampleFolder();
const at = (...path: readonly string[]) => join(folder, ...path);
const map = (words: readonly string[], ...more: readonly string[]) =>
  vigie(["map", "etude", ...words, "--source", "allocataires", "--out", "m.yaml", ...more], folder);
const mapping = () => readFile(at("m.yaml"), "utf8");

const communes = [
  { name: "bobigny", code: "93008", label: "Bobigny", rows: 60 },
  { name: "noisy_le_grand", code: "93051", label: "Noisy-le-Grand", rows: 50 },
  { name: "pantin", code: "93055", label: "Pantin", rows: 40 },
];
const header = ["numero", "naissance", "menage", "rsa", "compte_actif"];

function rowsOf({ name, rows }: (typeof communes)[number]): readonly (readonly string[])[] {
  return Array.from({ length: rows }, (_, row) => [
    `${name}${row}`,
    `${1950 + (row % 50)}-03-01`,
    row % 2 ? "isole" : "couple",
    row % 3 ? "oui" : "non",
    row % 4 ? "oui" : "non",
  ]);
}

const csv = (rows: readonly (readonly string[])[], delimiter = ",") =>
  rows.map((row) => `${row.join(delimiter)}\n`).join("");

/** The files of the folder, the second of which has its own separator and order of columns. */
async function writeCommunes(): Promise<void> {
  for (const [position, commune] of communes.entries()) {
    const rows = [header, ...rowsOf(commune)];
    const text =
      position === 1
        ? csv(
            rows.map((row) => row.toReversed()),
            ";",
          )
        : csv(rows);
    await writeFile(at("trois", `${commune.name}.csv`), text);
  }
}

async function done(ended: ReturnType<typeof vigie>): Promise<string> {
  const { code, error, out } = await ended;
  if (code !== 0) throw new RangeError(error);
  return out;
}

beforeAll(async () => {
  const codes = communes.map(({ code, label }) => `  - { code: "${code}", label: ${label} }\n`);
  await writeFiles(
    folder,
    new Map([
      ["etude/codelists/villes.yaml", `codelist: villes\nlabel: Commune\ncodes:\n${codes.join("")}`],
      ["trois/.DS_Store", "?"],
    ]),
  );
  const source = await readFile(at("etude", "sources", "allocataires.yaml"), "utf8");
  await writeFile(
    at("etude", "sources", "allocataires.yaml"),
    source.replace("fields:\n", "fields:\n  commune: { type: code, codelist: villes, label: Commune }\n"),
  );
  const indicators = await readFile(at("etude", "indicators.yaml"), "utf8");
  const added = "  communes: { kind: distribution, source: allocataires, title: Où ?, of: commune }\n";
  await writeFile(at("etude", "indicators.yaml"), `${indicators}${added}`);
  await writeFile(at("contacts.csv"), "numero,date,canal,motif\nbobigny1,2024-02-01,compte,demande\n");
  await writeCommunes();
});

test("three files give the exact tables of one file that says the commune", async () => {
  const out = await done(map(communes.map(({ name }) => `trois/${name}.csv`)));
  for (const { name, rows } of communes) expect(out).toMatch(new RegExp(`trois/${name}.csv +${rows} lignes`));
  expect(out).toContain("commune      ← fichier");
  const text = await mapping();
  expect(text).toContain("file_column: fichier");
  expect(text).toContain("- file: trois/noisy_le_grand.csv\n          format:\n            delimiter: ;\n");
  for (const { name, code } of communes) expect(text).toContain(`${name}: "${code}"`);
  await done(map(["contacts.csv"]));
  const run = (lot: string) =>
    done(
      vigie(
        ["run", "etude", "--partner", "caf", "--data", "m.yaml", "--out", lot, "--date", "2025-11-25"],
        folder,
      ),
    );
  await run("lot-trois");
  expect(await readFile(at("lot-trois", "private", "qualite.html"), "utf8")).toContain(
    "ensemble des 3 fichiers",
  );
  const rows = communes.flatMap((each) => rowsOf(each).map((row) => [...row, each.label]));
  await writeFile(at("un.csv"), csv([[...header, "commune"], ...rows]));
  await done(map(["un.csv"], "--units"));
  expect(await mapping()).not.toContain("file_column");
  await run("lot-un");
  const tables = await readdir(at("lot-un", "private", "tables"));
  expect(tables).toContain("communes.csv");
  const exact = (lot: string) =>
    Promise.all(
      tables.map(async (name) => {
        const table = await readFile(at(lot, "private", "tables", name), "utf8");
        const [head = [], ...lines] = table.split("\n").map((line) => line.split(","));
        return lines.map((line) => line.slice(0, head.indexOf("true_count") + 1));
      }),
    );
  expect(await exact("lot-trois")).toEqual(await exact("lot-un"));
  expect(await readFile(at("lot-trois", "private", "tables", "communes.csv"), "utf8")).toContain("93051,50");
});

test("a folder is named whole where its files are written alike, and its files one by one where not", async () => {
  await rm(at("m.yaml"));
  await done(map(["trois"]));
  expect(await mapping()).toContain("- trois/bobigny.csv");
  await rm(at("trois", "noisy_le_grand.csv"));
  await done(map(["trois"], "--units"));
  expect(await mapping()).toMatch(/files: trois\/\n\s+file_column: fichier/);
  const before = await mapping();
  await done(map(["trois/"]));
  expect(await mapping()).toBe(before);
  await writeCommunes();
});

test("what a person decided stays, the name of the column of files included", async () => {
  await rm(at("m.yaml"));
  const names = communes.map(({ name }) => `trois/${name}.csv`);
  await done(map(names));
  const edited = (await mapping())
    .replace("file_column: fichier", "file_column: ville")
    .replace("column: fichier", "column: ville")
    .replace('pantin: "93055"', 'pantin: "93008"');
  await writeFile(at("m.yaml"), edited);
  await done(map(names));
  expect(await mapping()).toBe(edited);
});

test("columns that not all files have are not proposed, and are said by file", async () => {
  await rm(at("m.yaml"));
  const rows = [
    ["foyer", ...header.slice(1), "note"],
    ...rowsOf(communes[0] ?? { name: "", code: "", label: "", rows: 0 }),
  ];
  await writeFile(at("quatre.csv"), csv(rows.map((row, line) => (line === 0 ? row : [...row, "x"]))));
  const { code, error } = await map(["trois/pantin.csv", "quatre.csv"]);
  expect(code).toBe(0);
  expect(error).toContain("quatre.csv n’a pas la colonne numero, que le premier fichier a");
  expect(error).toContain("quatre.csv a des colonnes de plus que le premier fichier (foyer, note)");
  expect(await mapping()).toContain("key: À TRADUIRE");
});

test("files of one name in two folders are run, each under the whole of its name", async () => {
  await rm(at("m.yaml"), { force: true });
  for (const [position, commune] of communes.slice(0, 2).entries()) {
    await mkdir(at(`dossier${position}`));
    await writeFile(at(`dossier${position}`, "foyers.csv"), csv([header, ...rowsOf(commune)]));
  }
  await done(map(["dossier0/foyers.csv", "dossier1/foyers.csv"], "--units"));
  await done(map(["contacts.csv"]));
  const named = (await mapping())
    .replace("      format:\n", "      file_column: lieu\n      format:\n")
    .replace(
      "      fields:\n",
      '      fields:\n        commune: { column: lieu, codes: { dossier0/foyers: "93008", dossier1/foyers: "93051" } }\n',
    );
  await writeFile(at("m.yaml"), named);
  await done(
    vigie(
      ["run", "etude", "--partner", "caf", "--data", "m.yaml", "--out", "lot-deux", "--date", "2025-11-25"],
      folder,
    ),
  );
  expect(await readFile(at("lot-deux", "private", "tables", "communes.csv"), "utf8")).toContain("93051,50");
});

describe("is refused", () => {
  test.each([
    [
      "files of two kinds",
      ["trois/pantin.csv", "autre.xlsx"],
      "n’est pas du même genre que « trois/pantin.csv »",
    ],
    ["a folder without a file", ["vide"], "ne contient aucun fichier"],
    ["a file that is not there", ["trois/pantin.csv", "absent.csv"], "absent.csv"],
    ["a folder among files", ["trois/pantin.csv", "vide.csv"], "vide.csv"],
  ])("%s", async (_, words, sentence) => {
    await mkdir(at("vide"), { recursive: true });
    await mkdir(at("vide.csv"), { recursive: true });
    const { code, error } = await map(words, "--units");
    expect(code).toBe(1);
    expect(error).toContain(sentence);
  });

  test("one file in the place of several", async () => {
    await rm(at("m.yaml"), { force: true });
    await done(map(communes.map(({ name }) => `trois/${name}.csv`)));
    const before = await mapping();
    const { code, error } = await map(["trois/pantin.csv"]);
    expect(code).toBe(1);
    expect(error).toContain(
      "en a déjà un : « trois/bobigny.csv, trois/noisy_le_grand.csv, trois/pantin.csv »",
    );
    expect(await mapping()).toBe(before);
  });
});
