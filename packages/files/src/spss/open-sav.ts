import { type ByteSource, passingChunks } from "../byte-source.ts";
import type { Refusal } from "../refusal.ts";
import type { RowBlock } from "../row-block.ts";
import type { StatisticalTable } from "../statistical-table.ts";
import { casesFromBytecode } from "./cases-from-bytecode.ts";
import { savColumns } from "./sav-columns.ts";
import { readSavDictionary } from "./sav-dictionary.ts";
import { readSavHeader } from "./sav-header.ts";
import { spssEncoding } from "./spss-encoding.ts";
import { zlibBlocks } from "./zlib-blocks.ts";

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
  {
    start,
    stride,
    declaredRows,
    refusal,
  }: {
    readonly start: number;
    readonly stride: number;
    readonly declaredRows: number | null;
    readonly refusal: Refusal;
  },
): AsyncGenerator<RowBlock> {
  if (stride === 0) return;
  const there = (source.size - start) / stride;
  if (declaredRows === null && !Number.isInteger(there)) throw refusal.damaged("rows");
  const rows = Math.min(Math.floor(there), declaredRows ?? there);
  const length = stride * Math.max(1, Math.floor(readBytesMax / stride));
  for await (const bytes of passingChunks(source, { start, end: start + rows * stride, length }))
    yield { bytes, start: 0, stride, rows: bytes.length / stride };
}
