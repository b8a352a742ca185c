import type { StatisticalKind } from "@vigie/files";
import { writeDataSet } from "./write-data-set.ts";
import { writeSav } from "./write-sav.ts";
import { writeTransport } from "./write-transport.ts";

const columns = [
  { name: "NUM", type: "text", length: 6, label: "Numéro" },
  { name: "JOUR", type: "number", length: 8, format: "DATE" },
  { name: "COURT", type: "number", length: 3 },
] as const;
const rows = Array.from({ length: 40 }, (_, at) => [`é${at}`, at % 5 === 0 ? "." : 20_000 + at, at]);

const dataSet = {
  is64Bit: true,
  isLittleEndian: true,
  compression: null,
  encoding: 20,
  columns,
  rows,
  pageBytes: 2048,
} as const;
const sav = {
  isLittleEndian: true,
  compression: "none",
  columns: [
    { name: "numero_long", width: 9, label: "Numéro", labels: [["a", "b"]], missing: ["x"] },
    { name: "jour", width: 0, format: [20, 11] },
    { name: "court", width: 0, missing: [7, 8], labels: [[1, "un"]] },
    { name: "texte", width: 300 },
  ],
  rows: rows.map(([num = ""], at) => [num, 1.3e10, at, "z".repeat(at * 7)]),
} as const;

/** One small file of each kind of layout, to be damaged. */
export const smallFiles: readonly {
  readonly title: string;
  readonly kind: StatisticalKind;
  readonly bytes: Uint8Array;
}[] = [
  { title: "a SAS data set", kind: "sas7bdat", bytes: writeDataSet(dataSet) },
  {
    title: "a SAS data set compressed by runs",
    kind: "sas7bdat",
    bytes: writeDataSet({ ...dataSet, is64Bit: false, compression: "runs" }),
  },
  {
    title: "a SAS data set compressed by Ross’s method",
    kind: "sas7bdat",
    bytes: writeDataSet({ ...dataSet, isLittleEndian: false, compression: "ross" }),
  },
  {
    title: "a SAS data set with deleted rows",
    kind: "sas7bdat",
    bytes: writeDataSet({ ...dataSet, deleted: [1, 30] }),
  },
  { title: "a transport file", kind: "xpt", bytes: writeTransport({ version: 5, columns, rows }) },
  {
    title: "a transport file of version 8",
    kind: "xpt",
    bytes: writeTransport({
      version: 8,
      columns: columns.map((column) => ({ ...column, label: "l".repeat(60) })),
      rows,
    }),
  },
  { title: "an SPSS file", kind: "sav", bytes: writeSav(sav) },
  { title: "an SPSS file of bytecodes", kind: "sav", bytes: writeSav({ ...sav, compression: "bytecode" }) },
  {
    title: "an SPSS file of compressed blocks",
    kind: "sav",
    bytes: writeSav({ ...sav, compression: "zlib" }),
  },
];
