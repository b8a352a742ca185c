import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type StatisticalKind, statisticalKinds } from "@vigie/files";
import { afterAll, describe, expect, test } from "vitest";
import {
  heldValue,
  isInstalled,
  keptValue,
  type OtherReader,
  type OtherTable,
  psppText,
  readOtherwise,
} from "./world/other-readers.ts";
import { readWhole } from "./world/read-whole.ts";
import { writeDataSet } from "./world/write-data-set.ts";
import { writeSav } from "./world/write-sav.ts";
import { writeTransport } from "./world/write-transport.ts";

interface NamedFile {
  readonly kind: StatisticalKind;
  readonly path: string;
}

const folder = mkdtempSync(join(tmpdir(), "vigie-files-"));
afterAll(() => rmSync(folder, { recursive: true }));

let written: readonly NamedFile[] | null = null;

/** The files that our own writers made, as every variant of the formats. */
function ourFiles(): readonly NamedFile[] {
  written ??= writeOurFiles();
  return written;
}

function writeOurFiles(): readonly NamedFile[] {
  const columns = [
    { name: "NUM", type: "text", length: 9, label: "Numéro" },
    { name: "JOUR", type: "number", length: 8, format: "DATE" },
    { name: "COURT", type: "number", length: 3 },
    { name: "PRIX", type: "number", length: 8 },
  ] as const;
  const rows = Array.from({ length: 400 }, (_, at) => [
    at % 7 === 0 ? "" : `é${at}`,
    at % 5 === 0 ? "." : 20_000 + at,
    at,
    at % 11 === 0 ? ".A" : at / 8 - 3,
  ]);
  const files: { readonly name: string; readonly kind: StatisticalKind; readonly bytes: Uint8Array }[] = [];
  for (const is64Bit of [true, false])
    for (const isLittleEndian of [true, false])
      for (const compression of [null, "runs", "ross"] as const) {
        const bytes = writeDataSet({ is64Bit, isLittleEndian, compression, encoding: 20, columns, rows });
        files.push({
          name: `${is64Bit ? 64 : 32}-${isLittleEndian ? "little" : "big"}-${compression ?? "none"}.sas7bdat`,
          kind: "sas7bdat",
          bytes,
        });
      }
  for (const version of [5, 8] as const)
    files.push({ name: `v${version}.xpt`, kind: "xpt", bytes: writeTransport({ version, columns, rows }) });
  for (const isLittleEndian of [true, false])
    for (const compression of ["none", "bytecode", "zlib"] as const) {
      const bytes = writeSav({
        isLittleEndian,
        compression,
        blockBytes: 0x3ff000,
        columns: [
          { name: "numero_long", width: 9, label: "Numéro" },
          { name: "jour", width: 0, format: [20, 11] },
          { name: "court", width: 0, missing: [7, 8] },
          { name: "texte", width: 700 },
        ],
        rows: rows.map(([num = "", , court = 0, prix = 0], at) => [
          num,
          1.3e10 + at * 86_400,
          court,
          `${prix}-`.repeat(at % 90),
        ]),
      });
      files.push({ name: `${isLittleEndian ? "little" : "big"}-${compression}.sav`, kind: "sav", bytes });
    }
  return files.map(({ name, kind, bytes }) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return { kind, path };
  });
}

/** Of files that others wrote, those that are read on each push; long runs read the others too. */
const smallBytes = 200_000;
const isRead = (path: string) => process.env.VIGIE_LONG === "1" || statSync(path).size <= smallBytes;

/** Files that SAS and SPSS wrote, where Debian’s packages or the environment put them. */
function publishedFiles(): readonly NamedFile[] {
  const folders = [
    "/usr/lib/R/site-library/haven/examples",
    "/usr/lib/R/library/foreign/files",
    "/usr/share/pspp/examples",
    process.env.VIGIE_SAS_FILES ?? "",
  ];
  return folders
    .filter((each) => each !== "" && existsSync(each))
    .flatMap((each) => readdirSync(each).map((name) => join(each, name)))
    .flatMap((path) => {
      const kind = /\.(sas7bdat|xpt|sav)$/.exec(path)?.[1];
      const known = statisticalKinds.find((each) => each === kind);
      return known === undefined ? [] : [{ kind: known, path }];
    })
    .filter(({ path }) => !(basename(path) in leftOut) && isRead(path));
}

/** Why a published file is compared elsewhere, or not at all. */
const leftOut: Readonly<Record<string, string>> = {
  "corrupt.sas7bdat": "damaged on purpose",
  "zero_variables.sas7bdat": "has no column",
  "load_log.sas7bdat": "its deleted rows are read by the others",
  "test16.sas7bdat": "says Latin-1 and holds UTF-8: the others give control characters",
};

const readers: readonly { readonly reader: OtherReader; readonly kinds: readonly StatisticalKind[] }[] = [
  // Of transport files, pandas gives 5.4e-79 for zero.
  { reader: "pandas", kinds: ["sas7bdat"] },
  { reader: "pyreadstat", kinds: ["sas7bdat", "xpt", "sav"] },
];

for (const { reader, kinds } of readers)
  describe.skipIf(!isInstalled(reader))(
    `the same values as ${reader} (needs Debian's python3-${reader})`,
    () => {
      const published = publishedFiles().filter(({ kind }) => kinds.includes(kind));
      let read: ReadFiles | null = null;
      // Both at once: to start, the other reader takes longer than to read.
      const readAll = (): ReadFiles => {
        const variants = ourFiles().filter(({ kind }) => kinds.includes(kind));
        const others = readOtherwise(reader, [...variants, ...published]);
        const pairs = [...variants, ...published].map((file, at) => ({ file, other: others[at] }));
        return { variants: pairs.slice(0, variants.length), published: pairs.slice(variants.length) };
      };

      test("in files of every variant", async () => {
        read ??= readAll();
        await expectSame(read.variants);
      });

      test.skipIf(published.length === 0)(
        `in ${published.length} published files (more with VIGIE_SAS_FILES, a folder of them)`,
        async () => {
          read ??= readAll();
          await expectSame(read.published);
        },
      );
    },
  );

describe.skipIf(!isInstalled("pspp"))("the same values as PSPP (needs Debian's pspp)", () => {
  test("in SPSS files of every variant, and published ones", async () => {
    const files = [...ourFiles(), ...publishedFiles()].filter(({ kind }) => kind === "sav");
    const others = readOtherwise("pspp", files);
    for (const [at, { kind, path }] of files.entries()) {
      const ours = await readWhole(readFileSync(path), kind);
      const types = ours.columns.map(({ type }) => type);
      const mine = ours.rows.map((row) => row.map((text, column) => psppText(text, types[column] ?? "text")));
      const theirs = (others[at]?.rows ?? []).map((row) =>
        row.map((value, column) =>
          types[column] === "number" && value !== null ? Number(Number(value).toPrecision(14)) : value,
        ),
      );
      // Of old files, which have names of eight letters only, PSPP writes small ones.
      const small = (names: readonly string[] = []) => names.map((name) => name.toLowerCase());
      expect([path, small(ours.columns.map(({ name }) => name))]).toEqual([path, small(others[at]?.names)]);
      expectSameRows(path, mine, theirs);
    }
  });
});

const withDeleted = join(process.env.VIGIE_SAS_FILES ?? "", "load_log.sas7bdat");
test.skipIf(!existsSync(withDeleted))(
  "rows that SAS deleted are left out, and every other one is there (needs VIGIE_SAS_FILES)",
  async () => {
    const ours = await readWhole(readFileSync(withDeleted), "sas7bdat");
    const [all] = readOtherwise("pyreadstat", [{ kind: "sas7bdat", path: withDeleted }]);
    expect([all?.rows.length, ours.rows.length]).toEqual([2097, 2088]);
    const mine = ours.rows.map((row) =>
      row.map((text, column) =>
        heldValue(text, { type: ours.columns[column]?.type ?? "text", kind: "sas7bdat" }),
      ),
    );
    let at = 0;
    for (const row of all?.rows ?? []) if (JSON.stringify(row) === JSON.stringify(mine[at])) at++;
    expect(at).toBe(2088);
  },
);

/** A file, and what another reader gives of it. */
interface ReadFile {
  readonly file: NamedFile;
  readonly other: OtherTable | undefined;
}

interface ReadFiles {
  readonly variants: readonly ReadFile[];
  readonly published: readonly ReadFile[];
}

async function expectSame(files: readonly ReadFile[]): Promise<void> {
  for (const {
    file: { kind, path },
    other = { names: [], rows: [] },
  } of files) {
    const ours = await readWhole(readFileSync(path), kind);
    expect([path, ours.columns.map(({ name }) => name)]).toEqual([path, other.names]);
    expect([path, ours.rows.length]).toEqual([path, other.rows.length]);
    const typed = ours.columns.map(({ type }) => ({ type, kind }));
    const mine = ours.rows.map((row) =>
      row.map((text, column) => heldValue(text, typed[column] ?? typeless)),
    );
    const theirs = other.rows.map((row) =>
      row.map((value, column) => keptValue(value, typed[column] ?? typeless)),
    );
    expectSameRows(path, mine, theirs);
  }
}

/** Matched by Vitest itself, tables of thousands of rows would take most of the time. */
function expectSameRows(path: string, mine: readonly unknown[], theirs: readonly unknown[]): void {
  const at = mine.findIndex((row, at) => !isDeepStrictEqual(row, theirs[at]));
  expect([path, at, mine[at], mine.length]).toEqual([path, -1, theirs[at], theirs.length]);
}

const typeless = { type: "text", kind: "sav" } as const;
