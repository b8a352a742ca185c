import { deflateSync, gzipSync } from "node:zlib";
import { filesProblems, type StatisticalKind } from "@vigie/files";
import { describeProblem, VigieErrors } from "@vigie/words";
import { describe, expect, test } from "vitest";
import { openStatisticalFile } from "../src/index.ts";
import { ByteWriter, joined, padded } from "./world/byte-writer.ts";
import { readWhole } from "./world/read-whole.ts";
import { smallFiles } from "./world/small-files.ts";
import { type WrittenDataSet, writeDataSet } from "./world/write-data-set.ts";
import { type WrittenSav, writeSav } from "./world/write-sav.ts";
import { writeTransport } from "./world/write-transport.ts";

const set: WrittenDataSet = {
  is64Bit: true,
  isLittleEndian: true,
  compression: null,
  encoding: 20,
  columns: [{ name: "NUM", type: "text", length: 8 }],
  rows: [["a"], ["b"], ["c"]],
};
const sav: WrittenSav = {
  isLittleEndian: true,
  compression: "bytecode",
  columns: [{ name: "num", width: 8 }],
  rows: [["a"], ["b"], ["c"]],
};
const ascii = (text: string) => padded(text, text.length);
const sasMark = writeDataSet(set).subarray(0, 1024);

/** A file with some of its bytes replaced. */
function changed(bytes: Uint8Array, at: number, other: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  copy.set(other, at);
  return copy;
}

function rowSizeOf(bytes: Uint8Array): number {
  return bytes.findIndex(
    (_, at) => at >= 8192 && [0xf7, 0xf7, 0xf7, 0xf7].every((byte, place) => bytes[at + place] === byte),
  );
}

const number64 = (value: number) => new ByteWriter(8, true).int64(0, value).bytes;
const number32 = (value: number) => new ByteWriter(4, true).int32(0, value).bytes;

/** What is given as a file of some kind, and what the person is told. */
const refused: readonly {
  readonly title: string;
  readonly kind: StatisticalKind;
  readonly bytes: Uint8Array;
  readonly code: keyof typeof filesProblems.fr;
  readonly word?: readonly [string, string | number];
  readonly row?: number;
}[] = [
  {
    title: "nothing",
    kind: "sas7bdat",
    bytes: new Uint8Array(0),
    code: "files/kind-wrong",
    word: ["seen", "empty"],
  },
  {
    title: "a CSV",
    kind: "sav",
    bytes: ascii("id;date\n1;2022-12-31\n"),
    code: "files/kind-wrong",
    word: ["seen", "text"],
  },
  {
    title: "a gzip",
    kind: "sas7bdat",
    bytes: gzipSync("x"),
    code: "files/kind-wrong",
    word: ["seen", "gzip"],
  },
  {
    title: "a workbook",
    kind: "xpt",
    bytes: ascii("PK\u0003\u0004xl/workbook.xml"),
    code: "files/kind-wrong",
    word: ["seen", "zip"],
  },
  {
    title: "an SPSS file",
    kind: "sas7bdat",
    bytes: writeSav(sav),
    code: "files/kind-wrong",
    word: ["seen", "sav"],
  },
  {
    title: "a SAS data set",
    kind: "xpt",
    bytes: writeDataSet(set),
    code: "files/kind-wrong",
    word: ["seen", "sas7bdat"],
  },
  {
    title: "a SAS catalogue",
    kind: "sas7bdat",
    bytes: changed(sasMark, 15, Uint8Array.of(0x63)),
    code: "files/kind-wrong",
    word: ["seen", "sas_catalogue"],
  },
  {
    title: "a SAS view",
    kind: "sas7bdat",
    bytes: changed(sasMark, 156, ascii("VIEW    ")),
    code: "files/kind-wrong",
    word: ["seen", "sas_view"],
  },
  {
    title: "what PROC CPORT writes",
    kind: "xpt",
    bytes: ascii("**COMPRESSED** **COMPRESSED** **COMPRESSED** **COMPRESSED** **COMPRESSED********"),
    code: "files/kind-wrong",
    word: ["seen", "cport"],
  },
  {
    title: "an SPSS portable file",
    kind: "sav",
    bytes: ascii(`${"ASCII SPSS PORT FILE".padEnd(40)}`.repeat(5)),
    code: "files/kind-wrong",
    word: ["seen", "por"],
  },
  {
    title: "an SPSS file in EBCDIC",
    kind: "sav",
    bytes: joined([Uint8Array.of(0x5b, 0xc6, 0xd3, 0xf2), new Uint8Array(200)]),
    code: "files/kind-wrong",
    word: ["seen", "ebcdic"],
  },
  {
    title: "an encrypted SPSS file",
    kind: "sav",
    bytes: joined([
      Uint8Array.of(0x1c, 0, 0, 0, 0, 0, 0, 0),
      ascii("ENCRYPTEDSAV"),
      Uint8Array.of(21, 0, 0, 0),
      new Uint8Array(300),
    ]),
    code: "files/encrypted",
  },
  {
    title: "other bytes",
    kind: "sav",
    bytes: new Uint8Array(300).fill(3),
    code: "files/kind-wrong",
    word: ["seen", "other"],
  },
  {
    title: "a data set cut",
    kind: "sas7bdat",
    bytes: writeDataSet(set).subarray(0, 9000),
    code: "files/truncated",
  },
  {
    title: "a transport file cut",
    kind: "xpt",
    bytes: writeTransport({ version: 5, columns: set.columns, rows: set.rows }).subarray(0, -10),
    code: "files/truncated",
  },
  {
    title: "a data set that claims 1e12 rows",
    kind: "sas7bdat",
    bytes: changed(writeDataSet(set), rowSizeOf(writeDataSet(set)) + 48, number64(1e12)),
    code: "files/rows-differ",
    word: ["declared", 1e12],
  },
  {
    title: "a data set that claims 1e12 bytes per row",
    kind: "sas7bdat",
    bytes: changed(writeDataSet(set), rowSizeOf(writeDataSet(set)) + 40, number64(1e12)),
    code: "files/damaged",
  },
  {
    title: "a data set that claims 1e12 pages",
    kind: "sas7bdat",
    bytes: changed(writeDataSet(set), 204, number64(1e12)),
    code: "files/truncated",
  },
  {
    title: "an SPSS file that claims 2e9 rows",
    kind: "sav",
    bytes: writeSav({ ...sav, declaredRows: 2e9 }),
    code: "files/rows-differ",
  },
  {
    title: "an SPSS file that has more rows than it claims",
    kind: "sav",
    bytes: writeSav({ ...sav, compression: "none", declaredRows: 4 }),
    code: "files/rows-differ",
  },
  {
    title: "an SPSS file whose numbers are not IEEE",
    kind: "sav",
    bytes: changed(writeSav(sav), 176 + 32 + 16 + 16, number32(3)),
    code: "files/variant-unread",
    word: ["variant", "floating_point"],
  },
  {
    title: "deleted rows in a compressed data set",
    kind: "sas7bdat",
    bytes: changed(
      writeDataSet({ ...set, compression: "runs" }),
      rowSizeOf(writeDataSet({ ...set, compression: "runs" })) + 56,
      number64(1),
    ),
    code: "files/variant-unread",
    word: ["variant", "deleted_compressed"],
  },
  {
    title: "deleted rows that no page marks",
    kind: "sas7bdat",
    bytes: changed(writeDataSet(set), rowSizeOf(writeDataSet(set)) + 56, number64(1)),
    code: "files/variant-unread",
    word: ["variant", "deleted_marks"],
  },
  {
    title: "a null byte in an identifier",
    kind: "sas7bdat",
    bytes: writeDataSet({ ...set, rows: [["a"], ["b\u0000c"]] }),
    code: "files/value-nul",
    row: 2,
  },
  {
    title: "a null byte in an identifier of SPSS",
    kind: "sav",
    bytes: writeSav({ ...sav, rows: [["a"], ["b"], ["c\u0000d"]] }),
    code: "files/value-nul",
    row: 3,
  },
  {
    title: "a text that is no UTF-8",
    kind: "sas7bdat",
    bytes: changed(writeDataSet(set), 8192 + 8192 + 40, Uint8Array.of(0x61, 0xe9, 0x61)),
    code: "files/text-undecodable",
    row: 1,
  },
  {
    title: "accented letters in an encoding that is not known",
    kind: "sas7bdat",
    bytes: changed(changed(writeDataSet(set), 8192 + 8192 + 40, Uint8Array.of(0x82)), 70, Uint8Array.of(42)),
    code: "files/encoding-unread",
    word: ["encoding", "cp850"],
  },
];

for (const { title, kind, bytes, code, word, row } of refused)
  test(`refused as ${kind}: ${title}`, async () => {
    const error = await readWhole(bytes, kind).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(VigieErrors);
    const [first] = error instanceof VigieErrors ? error.errors : [];
    expect(first?.code).toBe(code);
    expect(first?.place).toEqual({ file: `extrait.${kind}`, ...(row === undefined ? {} : { row }) });
    if (word !== undefined) expect(first?.values[word[0]]?.value).toBe(word[1]);
  });

describe("every refusal is written for a person, in both languages", () => {
  for (const { title, kind, bytes } of refused)
    test(title, async () => {
      const error = await readWhole(bytes, kind).catch((reason: unknown) => reason);
      for (const first of error instanceof VigieErrors ? error.errors : [])
        for (const language of ["fr", "en"] as const) {
          const { what, expected, cure } = describeProblem(first, filesProblems, language);
          for (const sentence of [what, expected, cure]) expect(sentence).toMatch(/^[\p{Lu}“«].*[.?]$/su);
        }
    });
});

test("a column may be called like a property of every object", async () => {
  for (const [kind, bytes] of [
    [
      "sas7bdat",
      writeDataSet({
        ...set,
        columns: [{ name: "__proto__", type: "text", length: 12 }],
        rows: [["constructor"]],
      }),
    ],
    [
      "sav",
      writeSav({
        ...sav,
        columns: [{ name: "__proto__", width: 12, labels: [["__proto__", "x"]] }],
        rows: [["constructor"]],
      }),
    ],
  ] as const) {
    const found = await readWhole(bytes, kind);
    expect(found.columns.map(({ name }) => name)).toEqual(["__proto__"]);
    expect(found.rows).toEqual([["constructor"]]);
  }
});

test("a letter of UTF-8 that the width of the field cut is left out", async () => {
  const bytes = changed(
    writeDataSet(set),
    8192 + 8192 + 40,
    Uint8Array.of(0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0xc3),
  );
  expect((await readWhole(bytes, "sas7bdat")).rows[0]).toEqual(["aaaaaaa"]);
});

test("a header of 100 000 names is read in bounded time", { timeout: 60_000 }, async () => {
  const columns = Array.from({ length: 100_000 }, (_, at) => ({ name: `a_long_name_${at}`, width: 0 }));
  const bytes = writeSav({ ...sav, columns, rows: [] });
  const file = await openStatisticalFile(new Blob([bytes.slice()]), { kind: "sav", shown: "large.sav" });
  expect(file.columns.length).toBe(100_000);
});

const wide = Array.from(
  { length: 9 },
  (_, at) => ({ name: `c${at}`, type: "text", length: 8, width: 8 }) as const,
);

test.each<readonly [StatisticalKind, bytes: () => Uint8Array]>([
  ["sav", () => writeSav({ ...sav, columns: wide, rows: [] })],
  ["xpt", () => writeTransport({ version: 8, columns: wide, rows: [] })],
  ["sas7bdat", () => writeDataSet({ ...set, columns: wide, rows: [] })],
])("too many columns end the reading of a header: %s", async (kind, bytes) => {
  const seen: number[] = [];
  const checkWidth = (width: number) => {
    seen.push(width);
    if (width > 3) throw new RangeError("too wide");
  };
  const opening = openStatisticalFile(new Blob([bytes().slice()]), { kind, shown: "large", checkWidth });
  await expect(opening).rejects.toThrow("too wide");
  expect(Math.max(...seen)).toBe(kind === "sav" ? 4 : wide.length);
});

test("a text in several segments is one column of an SPSS file", async () => {
  const columns = [{ name: "remarques", width: 2_000 }];
  const seen: number[] = [];
  const shown = "long.sav";
  const bytes = writeSav({ ...sav, columns, rows: [] }).slice();
  await openStatisticalFile(new Blob([bytes]), {
    kind: "sav",
    shown,
    checkWidth: (width) => seen.push(width),
  });
  expect(seen).toEqual([1]);
});

test("a dictionary without an end is refused before it fills the memory", async () => {
  const start = writeSav(sav).subarray(0, 176);
  const endless = new Uint8Array(40_000_000);
  // Documents of no line: a record of 8 bytes, 6 then 0, that may be repeated for ever.
  new BigUint64Array(endless.buffer).fill(6n);
  await expect(readWhole(joined([start, endless]), "sav")).rejects.toMatchObject({
    message: "files/header-too-large",
  });
});

test("a block that holds more than it says is refused", async () => {
  const bytes = writeSav({ ...sav, compression: "zlib" });
  const bomb = deflateSync(new Uint8Array(100_000_000));
  const at = joined([bytes.subarray(0, bytes.length - 24 - 24)]).length;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const listAt = at;
  const moved = joined([bytes, bomb]);
  const changedView = new DataView(moved.buffer);
  changedView.setBigInt64(listAt + 24 + 8, BigInt(bytes.length), true);
  changedView.setInt32(listAt + 24 + 20, bomb.length, true);
  expect(view.getInt32(listAt + 24 + 16, true)).toBeLessThan(1000);
  await expect(readWhole(moved, "sav")).rejects.toMatchObject({ message: "files/damaged" });
});

test("every kind of small file is read whole", async () => {
  for (const { kind, bytes } of smallFiles)
    expect((await readWhole(bytes, kind)).rows.length).toBeGreaterThan(30);
});

test("bytes of no kind, as an encrypted data set has, are refused with the cure", async () => {
  const bytes = Uint8Array.from({ length: 4096 }, (_, at) => (at * at * 31 + 7 * at) % 256);
  const error = await readWhole(bytes, "sas7bdat").catch((reason: unknown) => reason);
  const [first] = error instanceof VigieErrors ? error.errors : [];
  if (first === undefined) throw new RangeError("a refusal was expected");
  expect(first.code).toBe("files/kind-wrong");
  expect(describeProblem(first, filesProblems, "fr").cure).toContain("sans « encrypt= »");
});
