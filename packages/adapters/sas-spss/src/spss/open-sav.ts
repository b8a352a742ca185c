import { type ByteSource, passingChunks } from "@vigie/files/adapter";
import type { Refusal } from "../refusal.ts";
import type { RowBlock, StatisticalTable } from "../statistical-table.ts";
import { casesFromBytecode, zlibBlocks } from "./compressed-cases.ts";
import { savColumns } from "./sav-columns.ts";
import { readSavDictionary, readSavHeader } from "./sav-dictionary.ts";

/**
 * An SPSS file: `.sav`, compressed by bytecodes or not, or `.zsav`.
 * @see PSPP Developer’s Guide, "System File Format"
 * @throws {VigieErrors} another kind of file, one that is encrypted, cut or damaged, or numbers not in IEEE format
 */
export async function openSav(source: ByteSource, refusal: Refusal): Promise<StatisticalTable> {
  const header = await readSavHeader(source, refusal);
  const dictionary = await readSavDictionary(header, refusal);
  const start = header.cursor.position;
  const { isLittleEndian, compression, bias } = header;
  const encoding = spssEncoding(dictionary.encoding.number, dictionary.encoding.name);
  const declaredRows = dictionary.cases ?? header.cases;
  const stride = dictionary.elements * 8;
  const coded = {
    stride,
    bias,
    isLittleEndian,
    systemMissing: dictionary.systemMissing,
    declaredRows,
    refusal,
  };
  return {
    columns: savColumns(dictionary, { isLittleEndian, encoding, refusal }),
    encoding,
    declaresEncoding: true,
    epoch: "spss",
    declaredRows,
    blocks: () => {
      switch (compression) {
        case "none":
          return plainCases(source, { start, stride, declaredRows, refusal });
        case "bytecode":
          return casesFromBytecode(passingChunks(source, { start }), coded);
        case "zlib":
          return casesFromBytecode(zlibBlocks(source, { start, isLittleEndian, refusal }), coded);
        default:
          return compression satisfies never;
      }
    },
  };
}

const readBytesMax = 1 << 20;

async function* plainCases(
  source: ByteSource,
  given: {
    readonly start: number;
    readonly stride: number;
    readonly declaredRows: number | null;
    readonly refusal: Refusal;
  },
): AsyncGenerator<RowBlock> {
  const { start, stride, declaredRows, refusal } = given;
  if (stride === 0) return;
  const there = (source.size - start) / stride;
  if (declaredRows === null && !Number.isInteger(there)) throw refusal.damaged("rows");
  const rows = Math.min(Math.floor(there), declaredRows ?? there);
  const length = stride * Math.max(1, Math.floor(readBytesMax / stride));
  for await (const bytes of passingChunks(source, { start, end: start + rows * stride, length }))
    yield { bytes, start: 0, stride, rows: bytes.length / stride };
}

/**
 * Encoding of an SPSS file, as the Encoding standard labels it, or by its own name where the standard lacks it.
 * @param number of the record of machine integers: a code page of Windows, or one of the few below
 * @param name of the record of the encoding, which newer files have; null in others
 * @see PSPP Developer’s Guide, "Machine Integer Info Record" and "Character Encoding Record"
 */
function spssEncoding(number: number, name: string | null): string {
  if (name !== null && name !== "") return name.toLowerCase() === "ascii" ? "windows-1252" : name;
  return labels[number] ?? (number >= 1250 && number <= 1258 ? `windows-${number}` : `code page ${number}`);
}

/** Encodings by number: for 2 and 3, ASCII with 7 and 8 bits, files of Windows are the common case. */
const labels: Readonly<Record<number, string>> = {
  2: "windows-1252",
  3: "windows-1252",
  437: "cp437",
  850: "cp850",
  874: "windows-874",
  932: "shift_jis",
  936: "gbk",
  949: "euc-kr",
  950: "big5",
  10000: "macintosh",
  20127: "windows-1252",
  20866: "koi8-r",
  20932: "euc-jp",
  21866: "koi8-u",
  28591: "iso-8859-1",
  28592: "iso-8859-2",
  28593: "iso-8859-3",
  28594: "iso-8859-4",
  28595: "iso-8859-5",
  28596: "iso-8859-6",
  28597: "iso-8859-7",
  28598: "iso-8859-8",
  28599: "iso-8859-9",
  28603: "iso-8859-13",
  28605: "iso-8859-15",
  51932: "euc-jp",
  51936: "gbk",
  51949: "euc-kr",
  54936: "gb18030",
  65001: "utf-8",
};
