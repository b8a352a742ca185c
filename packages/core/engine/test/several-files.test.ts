import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesProblems } from "@vigie/files";
import { mappingProblems, parseMapping, sourcesSharingFile } from "@vigie/mapping";
import { describeProblem, joinedProblems, VigieErrors } from "@vigie/words";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { engineProblems, type Outcome } from "../src/index.ts";
import { counts, runFolder } from "./world/run-folder.ts";
import { smallStudy } from "./world/study.ts";
import { temporaryFolder } from "./world/temporary-folder.ts";
import { openParquetWriter } from "./write-parquet.ts";

const catalogue = joinedProblems([filesProblems, mappingProblems, engineProblems]);
const base = join(import.meta.dirname, "base");
const header = "matricule,naissance,sexe,rsa,montant\n";
const women = `${header}AL-48151,14/07/1992,F,oui,900.25\nAL-10817,inconnue,F,non,2000\n`;
const others = `${header}AL-62342,31/12/1962,H,oui,1000.5\nAL-77205,01/01/1963,,oui,\n`;

/** The right files of the small study, other files, and a mapping with other lines than `file:` for one part. */
function folderOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  {
    units = "file: foyers.csv",
    contacts = "file: contacts.csv",
    ...replaced
  }: Readonly<Record<string, string>>,
): string {
  const folder = temporaryFolder();
  cpSync(base, folder, { recursive: true });
  mkdirSync(join(folder, "data"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  let mapping = readFileSync(join(folder, "mapping.yaml"), "utf8")
    .replace("file: foyers.csv", units)
    .replace("file: contacts.csv", contacts);
  for (const [line, other] of Object.entries(replaced)) mapping = mapping.replace(line, other);
  writeFileSync(join(folder, "mapping.yaml"), mapping);
  return folder;
}

/** A thousand files take some twenty seconds. */
const isLong = process.env.VIGIE_LONG === "1";

const two = "files: [women.csv, others.csv]";

/** What a run says, but for the names of files. */
const figures = ({ tables, quality }: Outcome) => ({
  tables,
  units: quality.units,
  contacts: quality.contacts,
});

const partsOf = ({ quality }: Outcome, role: "units" | "contacts") =>
  quality.files.find((file) => file.role === role)?.parts;

async function refusalOf(folder: string) {
  const error = await runFolder(await smallStudy(), folder).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof VigieErrors)) throw error ?? new Error("the run was not refused");
  return error.errors.map((each) => {
    const { what, cure } = describeProblem(each, catalogue, "fr");
    const { line, row, file } = each.place;
    const at = line ?? row;
    return {
      code: each.code,
      what,
      cure,
      file: file?.replace(`${folder}/`, ""),
      ...(at === undefined ? {} : { at }),
    };
  });
}

describe("several files give what one file with all their rows gives", () => {
  test("with other orders of columns, an encoding and a separator of one's own, and rows counted by file", async () => {
    const study = await smallStudy();
    const turned = `montant;rsa;sexe;naissance;matricule;ville\n1000.5;oui;H;31/12/1962;AL-62342;Pré\n;oui;;01/01/1963;AL-77205;Épinay\n`;
    const folder = folderOf(
      { "women.csv": women, "others.csv": Buffer.from(turned, "latin1") },
      {
        units: 'files: [women.csv, { file: others.csv, format: { encoding: cp1252, delimiter: ";" } }]',
      },
    );
    const found = await runFolder(study, folder);
    expect(figures(found)).toEqual(figures(await runFolder(study, base)));
    expect(partsOf(found, "units")).toEqual([
      { file: "women.csv", rows: 2 },
      { file: "others.csv", rows: 2 },
    ]);
    expect(partsOf(found, "contacts")).toBeUndefined();
  });

  test("in memory that is limited, and of contacts, from which units may come", async () => {
    const study = await smallStudy();
    const [head, ...lines] = readFileSync(join(base, "contacts.csv"), "utf8").trimEnd().split("\n");
    const folder = folderOf(
      {
        "a.csv": `${[head, ...lines.slice(0, 1)].join("\n")}\n`,
        "b.csv": `${[head, ...lines.slice(1)].join("\n")}\n`,
      },
      { contacts: "files: [a.csv, b.csv]" },
    );
    const found = await runFolder(study, folder, { memoryLimit: "200MB" });
    expect(figures(found)).toEqual(figures(await runFolder(study, base)));
    expect(partsOf(found, "contacts")?.map(({ rows }) => rows)).toEqual([1, 4]);
  });

  test("of workbooks", async () => {
    const files: Record<string, Uint8Array> = {};
    for (const [name, text] of Object.entries({ women, others })) {
      const book = new ExcelJS.Workbook();
      const sheet = book.addWorksheet("Foyers");
      for (const line of text.trimEnd().split("\n")) sheet.addRow(line.split(","));
      files[`${name}.xlsx`] = new Uint8Array(await book.xlsx.writeBuffer());
    }
    const study = await smallStudy();
    const found = await runFolder(study, folderOf(files, { units: "files: [women.xlsx, others.xlsx]" }));
    expect(figures(found)).toEqual(figures(await runFolder(study, base)));
  });

  test("of Parquet, a column of which is of whole numbers in one and of texts in the other", async () => {
    const study = await smallStudy();
    const folder = folderOf({}, { units: "files: [women.parquet, others.parquet]" });
    const writer = await openParquetWriter();
    for (const [shown, text] of Object.entries({ "women.parquet": women, "others.parquet": others })) {
      const [columns = [], ...rows] = text
        .trimEnd()
        .split("\n")
        .map((line) => line.split(","));
      const format = { kind: "parquet" } as const;
      await writer.write({ shown, path: join(folder, shown), format }, { columns, rows }, new Set());
    }
    writer.close();
    expect(figures(await runFolder(study, folder))).toEqual(figures(await runFolder(study, base)));
  });

  test("of a folder, in the order of their names, but for what systems leave there", async () => {
    const study = await smallStudy();
    const files = { "data/b.csv": women, "data/a.csv": others, "data/.DS_Store": "?", "data/~$b.csv": "?" };
    const folder = folderOf(files, { units: "files: data\n      file_column: fichier" });
    const found = await runFolder(study, folder);
    expect(figures(found)).toEqual(figures(await runFolder(study, base)));
    expect(partsOf(found, "units")).toEqual([
      { file: "data/a.csv", rows: 2 },
      { file: "data/b.csv", rows: 2 },
    ]);
  });

  test("under last rows that sum the others, which the mapping sets aside in each", async () => {
    const study = await smallStudy();
    const total = "Total,,,,2900.25\n";
    const folder = folderOf(
      { "women.csv": women + total, "others.csv": others + total },
      { units: `${two}\n      other_rows: set_aside` },
    );
    const found = await runFolder(study, folder);
    expect(figures(found)).toEqual(figures(await runFolder(study, base)));
    expect(found.quality.files[0]).toMatchObject({ rows: 4, otherRows: 2 });
    expect(partsOf(found, "units")?.map(({ rows }) => rows)).toEqual([2, 2]);
  });
});

test("a column that one file leaves empty is counted by file", async () => {
  const study = await smallStudy();
  const none = others.replaceAll(/,(?:H)?,oui/g, ",,oui");
  const folder = folderOf({ "women.csv": women, "others.csv": none }, { units: two });
  const [first, second] = partsOf(await runFolder(study, folder), "units") ?? [];
  expect(first).toEqual({ file: "women.csv", rows: 2 });
  expect(second).toEqual({ file: "others.csv", rows: 2, blank: [{ column: "sexe", rows: 2 }] });
});

test("a field may be read in the name of the file, translated as a column is", async () => {
  const folder = folderOf(
    { "women.csv": women, "others.csv": others },
    {
      units: `${two}\n      file_column: fichier`,
      "sexe: { column: sexe, codes: { F: femme, H: homme } }":
        "sexe: { column: fichier, codes: { women: femme, others: homme } }",
    },
  );
  const found = await runFolder(await smallStudy(), folder);
  // Who is neither in the file of women is now a man: the household without a sex.
  expect(counts(found, "sexes")).toMatchObject({ "all _T homme": 2, "all _T femme": 2, "rsa _T homme": 2 });
});

const mistakes: readonly {
  readonly says: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly units?: string;
  readonly found: readonly object[];
}[] = [
  {
    says: "a column that one file lacks",
    files: { "others.csv": others.replace("sexe", "genre") },
    found: [{ code: "engine/column-absent", file: "others.csv", at: 1 }],
  },
  {
    says: "a file that is not there",
    units: "files: [women.csv, absent.csv]",
    found: [{ code: "files/file-absent", file: "absent.csv" }],
  },
  {
    says: "a file named twice, in another writing",
    units: "files: [women.csv, others.csv, ./Women.csv]",
    found: [{ code: "engine/mapping-file-twice", file: "mapping.yaml" }],
  },
  {
    says: "files of two kinds",
    units: "files: [women.csv, others.parquet]",
    found: [{ code: "engine/mapping-files-kinds", file: "mapping.yaml" }],
  },
  {
    says: "a folder that is not there",
    units: "files: absent/",
    found: [{ code: "engine/mapping-folder-absent", file: "mapping.yaml" }],
  },
  {
    says: "a folder without a file",
    units: "files: data/",
    found: [{ code: "engine/mapping-folder-empty", file: "mapping.yaml" }],
  },
  {
    says: "a folder of more files than are read as one",
    files: Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`data/f${at}.csv`, header])),
    units: "files: data/",
    found: [{ code: "engine/mapping-folder-full", file: "mapping.yaml" }],
  },
  {
    says: "a folder with files of two kinds",
    files: { "data/a.csv": women, "data/b.xlsx": "" },
    units: "files: data/",
    found: [{ code: "engine/mapping-files-kinds", file: "mapping.yaml" }],
  },
  {
    says: "a folder with a file that Vigie does not read",
    files: { "data/a.csv": women, "data/b.pdf": "" },
    units: "files: data/",
    found: [{ code: "engine/mapping-kind-unknown", file: "mapping.yaml" }],
  },
  {
    says: "a folder with another kind of file, though the mapping says which it reads",
    files: { "data/b.csv": women, "data/A.pdf": "" },
    units: "files: data/\n      format: csv",
    found: [{ code: "engine/mapping-files-kinds", file: "mapping.yaml" }],
  },
  {
    says: "a kind that Vigie does not read",
    units: "files: [women.ods, others.ods]",
    found: [
      { code: "engine/mapping-kind-unknown", file: "mapping.yaml" },
      { code: "engine/mapping-kind-unknown", file: "mapping.yaml" },
    ],
  },
  {
    says: "a name for the column of files that a file has",
    units: `${two}\n      file_column: rsa`,
    found: [
      { code: "engine/file-column-taken", file: "women.csv" },
      { code: "engine/file-column-taken", file: "others.csv" },
    ],
  },
  {
    says: "a person of two files",
    files: { "others.csv": `${others}AL-48151,14/07/1992,F,oui,900.25\n` },
    found: [{ code: "engine/unit-twice", file: "others.csv", at: 4 }],
  },
  {
    says: "values that are no dates, each by its file and its line",
    files: {
      "women.csv": women.replace("14/07/1992", "14/14/1992"),
      "others.csv": others.replace("31/12/1962", "31/31/1962"),
    },
    found: [
      { code: "engine/date-unreadable", file: "women.csv", at: 2 },
      { code: "engine/date-unreadable", file: "others.csv", at: 2 },
    ],
  },
  {
    says: "a row cut in one file",
    files: { "others.csv": `${others}AL-1\nAL-2,01/01/1963,,oui,\n` },
    found: [{ code: "engine/rows-ragged", file: "others.csv", at: 4 }],
  },
  {
    says: "last rows that sum the others",
    files: { "others.csv": `${others}Total,,,,2900.25\n` },
    found: [{ code: "engine/other-rows", file: "others.csv", at: 4 }],
  },
];

describe("what is wrong in several files names the file", () => {
  test.each(mistakes)("$says", async ({ files = {}, units = two, found }) => {
    const folder = folderOf({ "women.csv": women, "others.csv": others, ...files }, { units });
    const refusal = await refusalOf(folder);
    expect(refusal.map(({ what: _, cure: __, ...rest }) => rest)).toMatchObject(found);
    for (const { what, cure } of refusal) {
      expect(`${what} ${cure}`).not.toMatch(/[{}]/);
      expect(what).not.toMatch(/AL-|14\/14/);
    }
  });
});

describe("hostile files", () => {
  test("a thousand files are one table, and one more is refused by the form of the mapping", async () => {
    const study = await smallStudy();
    const names = Array.from({ length: 1001 }, (_, at) => `f${at}.csv`);
    const files = Object.fromEntries(
      names.map((name, at) => [
        name,
        `${header}AL-${at},14/07/1992,F,oui,900.25\nBL-${at},14/07/1992,H,non,1\n`,
      ]),
    );
    const read = isLong ? 1000 : 100;
    const mapped = (most: number) => ({ units: `files: [${names.slice(0, most).join(", ")}]` });
    const folder = folderOf(files, mapped(read));
    const found = await runFolder(study, folder);
    expect(found.quality.units).toBe(2 * read);
    expect(partsOf(found, "units")?.every(({ rows }) => rows === 2)).toBe(true);
    const mappingOf = (most: number) =>
      readFileSync(join(folderOf({}, mapped(most)), "mapping.yaml"), "utf8");
    expect(parseMapping(mappingOf(1000), "mapping.yaml", { study })).not.toHaveProperty("errors");
    expect(parseMapping(mappingOf(1001), "mapping.yaml", { study })).toHaveProperty("errors");
  });

  test("mistakes of a thousand files are reported of the first ten", async () => {
    const names = Array.from({ length: 1000 }, (_, at) => `f${at}.csv`);
    const files = Object.fromEntries(names.map((name) => [name, header.replace("sexe", "genre")]));
    const refusal = await refusalOf(folderOf(files, { units: `files: [${names.join(", ")}]` }));
    expect(refusal.map(({ file }) => file)).toEqual(names.slice(0, 10));
  });

  test("a link out of the folder that the engine may read is not followed", async () => {
    const elsewhere = join(temporaryFolder(), "others.csv");
    writeFileSync(elsewhere, others);
    const folder = folderOf({ "women.csv": women }, { units: two });
    symlinkSync(elsewhere, join(folder, "others.csv"));
    await expect(runFolder(await smallStudy(), folder)).rejects.toThrow();
  });
});

test("a source shares its persons with one that reads any of its files", async () => {
  const parsed = parseMapping(
    readFileSync(join(folderOf({}, { units: two }), "mapping.yaml"), "utf8").replace(
      "sources:\n",
      "sources:\n  appels:\n    contacts: { files: [appels.csv, ./OTHERS.csv], key: usager, date: jour, channel: canal }\n",
    ),
    "mapping.yaml",
    { study: await smallStudy() },
  );
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  expect(sourcesSharingFile(parsed.mapping, "appels")).toEqual(["foyers"]);
});
