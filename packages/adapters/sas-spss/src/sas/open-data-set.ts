import { type ByteSource, Bytes, passingChunks, readBytes } from "@vigie/files/adapter";
import type { Refusal } from "../refusal.ts";
import type { RowBlock, StatisticalTable } from "../statistical-table.ts";
import { type DataSetDescription, DescriptionParts, isDescription } from "./data-set-description.ts";
import { type DataSetHeader, readDataSetHeader } from "./data-set-header.ts";
import { type DataSetPage, deletedRows, readPage } from "./data-set-page.ts";
import { fromRoss, fromRuns } from "./row-decompression.ts";

/**
 * A SAS data set (`.sas7bdat`), of 32 or 64 bits, in either byte order, compressed or not.
 * @see Shotwell (2013), "SAS7BDAT Database Binary Format"
 * @throws {VigieErrors} another kind of file, one that is cut or damaged, or a variant that is not read
 */
export async function openDataSet(source: ByteSource, refusal: Refusal): Promise<StatisticalTable> {
  const header = await readDataSetHeader(source, refusal);
  const opened = { source, header, refusal };
  const { description, pages } = await describe(opened);
  if (description.deletedRows > 0 && description.compression !== null)
    throw refusal.variant("deleted_compressed");
  return {
    columns: description.columns,
    encoding: header.encoding,
    declaresEncoding: true,
    epoch: "sas",
    declaredRows: description.rows,
    blocks: () => rowBlocks(opened, description, pages),
  };
}

interface Opened {
  readonly source: ByteSource;
  readonly header: DataSetHeader;
  readonly refusal: Refusal;
}

/** @returns also the pages from the start on which columns are described */
async function describe(
  opened: Opened,
): Promise<{ readonly description: DataSetDescription; readonly pages: number }> {
  const { header, refusal } = opened;
  const parts = new DescriptionParts(header, refusal);
  let pages = 0;
  for await (const page of firstPages(opened)) {
    if (page.kind === "rows") break;
    pages++;
    const described = page.subheaders.filter(({ signature }) => isDescription(signature));
    described.forEach((subheader) => {
      parts.take(subheader);
    });
    if (page.kind === "mixed" || described.length < page.subheaders.length) break;
  }
  if (parts.lacksTexts)
    for (const page of await lastPages(opened, pages))
      page.subheaders.forEach((subheader) => {
        parts.takeText(subheader);
      });
  return { description: parts.described(), pages };
}

/** The pages after the last rows, in order: what was added to the description later stands there. */
async function lastPages(opened: Opened, first: number): Promise<readonly DataSetPage[]> {
  const found: DataSetPage[] = [];
  for (let at = opened.header.pages - 1; at >= first; at--) {
    const [page] = await readPages(opened, at, 1);
    if (page === undefined || page.kind === "rows") break;
    found.unshift(page);
  }
  return found;
}

async function* rowBlocks(
  opened: Opened,
  { rowBytes, deletedRows: deleted, compression }: DataSetDescription,
  describingPages: number,
): AsyncGenerator<RowBlock> {
  const { refusal, header } = opened;
  const damaged = () => refusal.damaged("rows");
  const decompress = compression === "ross" ? fromRoss : fromRuns;
  let number = 0;
  let deletedSeen = 0;
  for await (const page of passingPages(opened)) {
    number++;
    if (page.rows > 0) {
      const gone = deletedRows(page, rowBytes, header);
      deletedSeen += gone.size;
      yield standing(page, rowBytes, gone);
    }
    // Past the pages that describe columns, whatever a row begins with, it describes none.
    const rows = page.subheaders.filter(
      ({ isCompressed, isRepeated, signature, bytes }) =>
        isCompressed ||
        (isRepeated && (number > describingPages ? bytes.length === rowBytes : !isDescription(signature))),
    );
    if (rows.length > 0 && compression === null) throw refusal.variant("compression");
    const rowsPerBlock = Math.max(1, Math.floor(blockBytes / Math.max(1, rowBytes)));
    for (let from = 0; from < rows.length; from += rowsPerBlock) {
      const some = rows.slice(from, from + rowsPerBlock);
      const whole = new Uint8Array(some.length * rowBytes);
      some.forEach(({ bytes, isCompressed }, at) => {
        const row = whole.subarray(at * rowBytes, (at + 1) * rowBytes);
        if (isCompressed) decompress(bytes.array, row, damaged);
        else if (bytes.length === rowBytes) row.set(bytes.array);
        else throw damaged();
      });
      yield { bytes: whole, start: 0, stride: rowBytes, rows: some.length };
    }
  }
  if (deletedSeen !== deleted) throw refusal.variant("deleted_marks");
}

/** The rows of a page that stand one after the other, those deleted left out. */
function standing(
  { bytes, rows, rowsAt }: DataSetPage,
  rowBytes: number,
  gone: ReadonlySet<number>,
): RowBlock {
  const all = bytes.part(rowsAt, rows * rowBytes);
  if (gone.size === 0) return { bytes: all, start: 0, stride: rowBytes, rows };
  const remaining = new Uint8Array((rows - gone.size) * rowBytes);
  let to = 0;
  for (let row = 0; row < rows; row++) {
    if (gone.has(row)) continue;
    remaining.set(all.subarray(row * rowBytes, (row + 1) * rowBytes), to);
    to += rowBytes;
  }
  return { bytes: remaining, start: 0, stride: rowBytes, rows: rows - gone.size };
}

const readBytesMax = 1 << 21;
/** Rows decompressed at once: a page of a few bytes may hold many large ones. */
const blockBytes = 1 << 20;

/** From the first on, for whoever keeps parts of them. */
async function* firstPages(opened: Opened): AsyncGenerator<DataSetPage> {
  const count = pagesPerRead(opened);
  for (let at = 0; at < opened.header.pages; at += count) yield* await readPages(opened, at, count);
}

/** All of them, for whoever is done with each when it asks for the next. */
async function* passingPages(opened: Opened): AsyncGenerator<DataSetPage> {
  const { headerBytes, pageBytes, pages } = opened.header;
  const range = {
    start: headerBytes,
    end: headerBytes + pages * pageBytes,
    length: pagesPerRead(opened) * pageBytes,
  };
  for await (const read of passingChunks(opened.source, range)) yield* pagesIn(read, opened);
}

function pagesPerRead({ header }: Opened): number {
  return Math.max(1, Math.floor(readBytesMax / header.pageBytes));
}

async function readPages(opened: Opened, first: number, count: number): Promise<readonly DataSetPage[]> {
  const { headerBytes, pageBytes, pages } = opened.header;
  const length = Math.min(count, pages - first) * pageBytes;
  return pagesIn(await readBytes(opened.source, headerBytes + first * pageBytes, length), opened);
}

function pagesIn(read: Uint8Array, { header, refusal }: Opened): readonly DataSetPage[] {
  const { pageBytes, isLittleEndian } = header;
  const damaged = () => refusal.damaged("structure");
  return Array.from({ length: Math.ceil(read.length / pageBytes) }, (_, at) => {
    const bytes = read.subarray(at * pageBytes, (at + 1) * pageBytes);
    return readPage(new Bytes(bytes, isLittleEndian, damaged), header, refusal);
  });
}
